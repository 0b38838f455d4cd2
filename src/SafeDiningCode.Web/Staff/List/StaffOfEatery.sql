SELECT m.id AS Id, m.name AS Name, m.post AS Post, m.certificate AS Certificate, m.issued_on AS IssuedOn, m.valid_until AS ValidUntil,
       u.id AS PhotoId, u.name AS PhotoName
FROM staff_member m
LEFT JOIN upload u ON u.id = m.photo_id AND u.removed_at IS NULL
WHERE m.eatery_id = @EateryId AND m.left_at IS NULL
ORDER BY m.valid_until, m.id;
