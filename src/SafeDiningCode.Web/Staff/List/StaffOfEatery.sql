SELECT id AS Id, name AS Name, post AS Post, certificate AS Certificate, issued_on AS IssuedOn, valid_until AS ValidUntil
FROM staff_member
WHERE eatery_id = @EateryId AND left_at IS NULL
ORDER BY valid_until, id;
