-- Of a copied photograph the other eatery is named only where it is in the same scope; that there is one is said anyway.
SELECT m.Id, m.EateryId, m.Name, m.Sign, m.Division, m.Pattern, m.FirstDay, m.LastDay, m.Records, m.OtherEateryId,
       o.name AS OtherName, o.sign AS OtherSign, m.OtherDay
FROM (
    SELECT k.id AS Id, k.eatery_id AS EateryId, e.name AS Name, e.sign AS Sign, e.division AS Division, k.pattern AS Pattern, k.first_day AS FirstDay,
           k.last_day AS LastDay, k.records AS Records, k.other_eatery_id AS OtherEateryId, k.other_day AS OtherDay,
           ROW_NUMBER() OVER (ORDER BY k.last_day DESC, k.id DESC) AS Place
    FROM self_check_mark k
    JOIN eatery e ON e.id = k.eatery_id
    WHERE e.division >= @ScopeFrom AND e.division < @ScopeTo
) m
LEFT JOIN eatery o ON o.id = m.OtherEateryId AND o.division >= @ScopeFrom AND o.division < @ScopeTo
WHERE m.Place > @After AND m.Place <= @Upto
ORDER BY m.Place;
