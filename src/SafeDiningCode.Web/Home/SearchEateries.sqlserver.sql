-- @Number is the text in capitals: in capitals on both sides, letters match whatever the database's collation. Licences are
-- looked at only of what was found.
SELECT f.Operator, f.Sign, f.Address, f.Grade, f.Serial, f.KeyVersion, l.status AS Status, l.valid_until AS ValidUntil
FROM (
    SELECT TOP (@Most) e.id AS Id, e.name AS Operator, e.sign AS Sign, e.address AS Address, e.grade AS Grade, c.serial AS Serial, c.key_version AS KeyVersion
    FROM eatery e
    JOIN code_issue c ON c.eatery_id = e.id AND c.revoked_at IS NULL
    WHERE UPPER(e.sign) LIKE @Number ESCAPE '\' OR UPPER(e.name) LIKE @Number ESCAPE '\' OR UPPER(e.address) LIKE @Number ESCAPE '\'
       OR e.id IN (SELECT n.eatery_id FROM licence n WHERE n.number LIKE @Number ESCAPE '\')
    ORDER BY e.id
) f
JOIN licence l ON l.number = (
    SELECT TOP (1) b.number
    FROM licence b
    WHERE b.eatery_id = f.Id
    ORDER BY CASE WHEN b.status = 'valid' AND b.valid_until >= @Today THEN 0 ELSE 1 END, b.valid_until DESC, b.number)
ORDER BY f.Id;
