SELECT c.serial AS Serial, c.key_version AS KeyVersion, c.number AS Number, c.issued_at AS IssuedAt, e.name AS Name, e.sign AS Sign, e.address AS Address
FROM eatery e
JOIN code_issue c ON c.eatery_id = e.id AND c.revoked_at IS NULL
WHERE e.id IN (SELECT value FROM json_each(@Eateries)) AND e.division >= @ScopeFrom AND e.division < @ScopeTo
ORDER BY e.division, e.address, e.id;
