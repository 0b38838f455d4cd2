-- The 不满意 eateries of a unit and a month, those first that need the fewest further diners to be none: ratings that an
-- eatery got in another unit before it moved count there. Out of the roll-ups: the cost goes with the unit's eateries.
SELECT page.EateryId, e.name AS Name, e.sign AS Sign, e.address AS Address, e.grade AS Grade, page.Unit, page.Satisfied, page.Fair, page.Dissatisfied,
       page.Total
FROM (
    SELECT m.eatery_id AS EateryId, m.unit AS Unit, m.satisfied AS Satisfied, m.fair AS Fair, m.dissatisfied AS Dissatisfied,
           COUNT(*) OVER () AS Total,
           ROW_NUMBER() OVER (
               ORDER BY CAST(m.dissatisfied AS bigint) * 10000 / @BasisPoints - (m.satisfied + m.fair + m.dissatisfied), m.eatery_id) AS place
    FROM eatery_month m
    JOIN eatery g ON g.id = m.eatery_id
    WHERE m.month = @Month AND m.unit IN (SELECT a.unit FROM unit_ancestor a WHERE a.ancestor = @Unit)
      AND m.satisfied + m.fair + m.dissatisfied >= @MinimumRatings
      AND CAST(m.dissatisfied AS bigint) * 10000 >= CAST(m.satisfied + m.fair + m.dissatisfied AS bigint) * @BasisPoints
      AND (@Grade = '' OR g.grade = @Grade)
) page
JOIN eatery e ON e.id = page.EateryId
WHERE page.place > @After AND page.place <= @Upto
ORDER BY page.place;
