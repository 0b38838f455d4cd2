-- @Number is the text in capitals: in capitals on both sides, letters match whatever the database's collation.
SELECT TOP (@Most) e.name AS Operator, e.sign AS Sign, e.address AS Address, e.grade AS Grade, c.serial AS Serial, c.key_version AS KeyVersion,
       l.status AS Status, l.valid_until AS ValidUntil
FROM code_issue c
JOIN eatery e ON e.id = c.eatery_id
JOIN (
    SELECT eatery_id, status, valid_until, ROW_NUMBER() OVER (
        PARTITION BY eatery_id
        ORDER BY CASE WHEN status = 'valid' AND valid_until >= @Today THEN 0 ELSE 1 END, valid_until DESC, number) AS place
    FROM licence) l ON l.eatery_id = e.id AND l.place = 1
WHERE c.revoked_at IS NULL
  AND (UPPER(e.sign) LIKE @Number ESCAPE '\' OR UPPER(e.name) LIKE @Number ESCAPE '\' OR UPPER(e.address) LIKE @Number ESCAPE '\'
       OR EXISTS (SELECT 1 FROM licence n WHERE n.eatery_id = e.id AND n.number LIKE @Number ESCAPE '\'))
ORDER BY e.id;
