SELECT c.serial AS Serial, c.key_version AS KeyVersion, c.number AS Number, c.issued_at AS IssuedAt,
       e.name AS Name, e.sign AS Sign, e.address AS Address, l.number AS Licence
FROM unit_ancestor a
JOIN eatery e ON e.unit = a.unit
JOIN code_issue c ON c.eatery_id = e.id AND c.revoked_at IS NULL
LEFT JOIN (
    SELECT eatery_id, number, ROW_NUMBER() OVER (
        PARTITION BY eatery_id
        ORDER BY CASE WHEN status = 'valid' AND valid_until >= @Today THEN 0 ELSE 1 END, valid_until DESC, number) AS place
    FROM licence) l ON l.eatery_id = e.id AND l.place = 1
WHERE a.ancestor = @Unit
ORDER BY e.unit, l.number, c.serial;
