SELECT l.number AS LicenceNumber, l.eatery_id AS EateryId, e.division AS Division, e.unit AS Unit,
       COALESCE(c.serial, 0) AS Serial, COALESCE(c.key_version, 0) AS KeyVersion
FROM licence l
JOIN eatery e ON e.id = l.eatery_id
LEFT JOIN code_issue c ON c.eatery_id = e.id AND c.revoked_at IS NULL
ORDER BY l.number;
