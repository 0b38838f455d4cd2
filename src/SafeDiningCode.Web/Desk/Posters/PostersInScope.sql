SELECT x.Serial, x.KeyVersion, x.Number, x.IssuedAt, x.Name, x.Sign, x.Address
FROM (
    SELECT c.serial AS Serial, c.key_version AS KeyVersion, c.number AS Number, c.issued_at AS IssuedAt, e.name AS Name, e.sign AS Sign,
           e.address AS Address, ROW_NUMBER() OVER (ORDER BY e.division, e.address, e.id) AS Place
    FROM eatery e
    JOIN code_issue c ON c.eatery_id = e.id AND c.revoked_at IS NULL
    WHERE e.division >= @ScopeFrom AND e.division < @ScopeTo) x
WHERE x.Place > @After AND x.Place <= @Upto
ORDER BY x.Place;
