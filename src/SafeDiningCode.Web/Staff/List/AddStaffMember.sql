INSERT INTO staff_member (id, eatery_id, name, post, certificate, issued_on, valid_until, added_at)
VALUES (@Id, @EateryId, @Name, @Post, @Certificate, @IssuedOn, @ValidUntil, @Now);
