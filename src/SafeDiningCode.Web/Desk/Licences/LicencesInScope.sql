-- Where a licence was replaced by one that lasts longer, only that one is listed. Struck = 1: those that the authority ended.
SELECT x.Id, x.Name, x.Sign, x.Address, x.Division, x.Phone, x.Number, x.Status, x.ValidUntil
FROM (
    SELECT e.id AS Id, e.name AS Name, e.sign AS Sign, e.address AS Address, e.division AS Division, e.phone AS Phone, l.number AS Number,
           l.status AS Status, l.valid_until AS ValidUntil, ROW_NUMBER() OVER (ORDER BY l.valid_until, l.number) AS Place
    FROM licence l
    JOIN eatery e ON e.id = l.eatery_id
    WHERE e.division >= @ScopeFrom AND e.division < @ScopeTo
      AND ((@Struck = 0 AND l.status = 'valid') OR (@Struck = 1 AND l.status <> 'valid'))
      AND l.valid_until >= @FirstDay AND l.valid_until <= @LastDay
      AND NOT EXISTS (
        SELECT 1 FROM licence o
        WHERE o.eatery_id = l.eatery_id AND o.status = 'valid' AND o.valid_until >= @Today
          AND o.valid_until > CASE WHEN l.status = 'valid' THEN l.valid_until ELSE 0 END)) x
WHERE x.Place > @After AND x.Place <= @Upto
ORDER BY x.Place;
