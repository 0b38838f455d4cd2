SELECT t.Id, t.Name, t.Sign, t.Address, t.Division, t.Category, r.account_id AS OfficerId
FROM (
    SELECT e.id AS Id, e.name AS Name, e.sign AS Sign, e.address AS Address, e.division AS Division, MIN(l.category) AS Category
    FROM eatery e
    JOIN licence l ON l.eatery_id = e.id
    WHERE l.number IN (SELECT b.number COLLATE Latin1_General_100_BIN2 FROM OPENJSON(@Licences) WITH (number nvarchar(40) '$') b)
      AND e.division >= @ScopeFrom AND e.division < @ScopeTo
      AND l.status = 'valid' AND l.valid_until >= @Today
    GROUP BY e.id, e.name, e.sign, e.address, e.division
) t
LEFT JOIN responsibility r ON r.eatery_id = t.Id AND r.level = @Level AND r.ended_at IS NULL
ORDER BY t.Id;
