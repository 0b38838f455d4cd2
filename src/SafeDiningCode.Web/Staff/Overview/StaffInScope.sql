-- Eateries that keep a list, those with most certificates run out on top.
SELECT x.EateryId, x.Name, x.Sign, x.Division, x.Total, x.Expired, x.Expiring, x.Eateries
FROM (
    SELECT s.EateryId, s.Name, s.Sign, s.Division, s.Total, s.Expired, s.Expiring, COUNT(*) OVER () AS Eateries,
           ROW_NUMBER() OVER (ORDER BY s.Expired DESC, s.Expiring DESC, s.EateryId) AS Place
    FROM (
        SELECT e.id AS EateryId, e.name AS Name, e.sign AS Sign, e.division AS Division, COUNT(*) AS Total,
               SUM(CASE WHEN m.valid_until < @Today THEN 1 ELSE 0 END) AS Expired,
               SUM(CASE WHEN m.valid_until >= @Today AND m.valid_until <= @Soon THEN 1 ELSE 0 END) AS Expiring
        FROM staff_member m
        JOIN eatery e ON e.id = m.eatery_id
        WHERE m.left_at IS NULL AND e.division >= @ScopeFrom AND e.division < @ScopeTo
        GROUP BY e.id, e.name, e.sign, e.division
    ) s
    WHERE @OnlyExpired = 0 OR s.Expired > 0
) x
WHERE x.Place > @Skip AND x.Place <= @Skip + @Most
ORDER BY x.Place;
