UPDATE staff_member SET left_at = @Now, photo_id = NULL WHERE id = @Id AND left_at IS NULL;
