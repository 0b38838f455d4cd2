-- Roll-up beside recount, where they differ.
SELECT '' AS Unit, eatery_id AS EateryId, day AS Period, SUM(satisfied) AS Satisfied, SUM(fair) AS Fair, SUM(dissatisfied) AS Dissatisfied,
       SUM(counted_satisfied) AS CountedSatisfied, SUM(counted_fair) AS CountedFair, SUM(counted_dissatisfied) AS CountedDissatisfied
FROM (
    SELECT eatery_id, day, satisfied, fair, dissatisfied, 0 AS counted_satisfied, 0 AS counted_fair, 0 AS counted_dissatisfied
    FROM eatery_day
    UNION ALL
    SELECT eatery_id, day, 0, 0, 0, SUM(CASE WHEN satisfaction = 1 THEN 1 ELSE 0 END), SUM(CASE WHEN satisfaction = 2 THEN 1 ELSE 0 END), SUM(CASE WHEN satisfaction = 3 THEN 1 ELSE 0 END)
    FROM rating
    WHERE counted = 1
    GROUP BY eatery_id, day
) both_sides
GROUP BY eatery_id, day
HAVING SUM(satisfied) <> SUM(counted_satisfied) OR SUM(fair) <> SUM(counted_fair) OR SUM(dissatisfied) <> SUM(counted_dissatisfied)
ORDER BY eatery_id, day;
