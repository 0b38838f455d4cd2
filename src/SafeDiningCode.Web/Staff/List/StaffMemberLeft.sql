UPDATE staff_member SET left_at = @Now WHERE id = @Id AND left_at IS NULL;
