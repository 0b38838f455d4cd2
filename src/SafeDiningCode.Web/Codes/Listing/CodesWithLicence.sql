SELECT c.serial AS Serial, c.key_version AS KeyVersion, c.revoked_at AS RevokedAt,
       l.number AS Licence, e.name AS Name, e.sign AS Sign, e.division AS Division
FROM code_issue c
JOIN eatery e ON e.id = c.eatery_id
LEFT JOIN (
    SELECT eatery_id, number, ROW_NUMBER() OVER (
        PARTITION BY eatery_id
        ORDER BY CASE WHEN status = 'valid' AND valid_until >= @Today THEN 0 ELSE 1 END, valid_until DESC, number) AS place
    FROM licence) l ON l.eatery_id = e.id AND l.place = 1
ORDER BY e.id, c.number;
