UPDATE staff_member SET photo_id = @PhotoId WHERE id = @Id AND left_at IS NULL;
