-- The licence that an eatery is known by: one in force, else the latest.
SELECT x.number
FROM (
    SELECT l.number, ROW_NUMBER() OVER (ORDER BY CASE WHEN l.status = 'valid' THEN 0 ELSE 1 END, l.valid_until DESC, l.number) AS place
    FROM licence l
    JOIN eatery e ON e.id = l.eatery_id
    WHERE l.eatery_id = @Eatery AND e.division >= @ScopeFrom AND e.division < @ScopeTo
) x
WHERE x.place = 1;
