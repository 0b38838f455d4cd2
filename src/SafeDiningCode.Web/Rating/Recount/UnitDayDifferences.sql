-- Roll-up beside recount, where they differ.
SELECT unit AS Unit, 0 AS EateryId, day AS Period, SUM(satisfied) AS Satisfied, SUM(fair) AS Fair, SUM(dissatisfied) AS Dissatisfied,
       SUM(counted_satisfied) AS CountedSatisfied, SUM(counted_fair) AS CountedFair, SUM(counted_dissatisfied) AS CountedDissatisfied
FROM (
    SELECT unit, day, satisfied, fair, dissatisfied, 0 AS counted_satisfied, 0 AS counted_fair, 0 AS counted_dissatisfied
    FROM unit_day
    UNION ALL
    SELECT unit, day, 0, 0, 0, SUM(CASE WHEN satisfaction = 1 THEN 1 ELSE 0 END), SUM(CASE WHEN satisfaction = 2 THEN 1 ELSE 0 END), SUM(CASE WHEN satisfaction = 3 THEN 1 ELSE 0 END)
    FROM rating
    WHERE counted = 1
    GROUP BY unit, day
) both_sides
GROUP BY unit, day
HAVING SUM(satisfied) <> SUM(counted_satisfied) OR SUM(fair) <> SUM(counted_fair) OR SUM(dissatisfied) <> SUM(counted_dissatisfied)
ORDER BY unit, day;
