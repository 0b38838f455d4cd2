UPDATE staff_member SET certificate = @Certificate, issued_on = @IssuedOn, valid_until = @ValidUntil WHERE id = @Id AND left_at IS NULL;
