-- The eateries of a unit and month whose diners give a reason, the most often first. By the key: of the other reasons nothing
-- is read. An eatery that has moved out of the scope is not shown.
SELECT page.EateryId, e.name AS Name, e.sign AS Sign, e.address AS Address, e.grade AS Grade, page.Ratings, page.Total
FROM (
    SELECT s.eatery_id AS EateryId, s.ratings AS Ratings, COUNT(*) OVER () AS Total,
           ROW_NUMBER() OVER (ORDER BY s.ratings DESC, s.eatery_id) AS Place
    FROM (
        SELECT t.eatery_id, SUM(t.ratings) AS ratings
        FROM theme_day t
        WHERE t.reason = @Reason AND t.day >= @First AND t.day <= @Last AND t.unit IN (SELECT a.unit FROM unit_ancestor a WHERE a.ancestor = @Unit)
        GROUP BY t.eatery_id
    ) s
    JOIN eatery g ON g.id = s.eatery_id
    WHERE g.division >= @ScopeFrom AND g.division < @ScopeTo
) page
JOIN eatery e ON e.id = page.EateryId
WHERE page.Place > @After AND page.Place <= @Upto
ORDER BY page.Place;
