SELECT c.serial AS Serial, c.key_version AS KeyVersion, c.number AS Number, c.issued_at AS IssuedAt,
       e.name AS Name, e.sign AS Sign, e.address AS Address
FROM code_issue c
JOIN eatery e ON e.id = c.eatery_id
WHERE c.serial = @Serial AND c.key_version = @KeyVersion;
