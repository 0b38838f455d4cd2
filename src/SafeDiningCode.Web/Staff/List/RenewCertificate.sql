-- Another certificate: the photograph of the old one goes with it.
UPDATE staff_member SET certificate = @Certificate, issued_on = @IssuedOn, valid_until = @ValidUntil, photo_id = NULL WHERE id = @Id AND left_at IS NULL;
