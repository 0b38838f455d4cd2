-- The ratings of a month by child; what a unit holds itself (all of it, where nothing is below) comes under its own code.
-- First by smallest unit, in the order of the key, then by child: nothing needs sorting.
SELECT g.ancestor AS Unit,
       SUM(t.satisfied) AS Satisfied,
       SUM(t.fair) AS Fair,
       SUM(t.dissatisfied) AS Dissatisfied,
       SUM(t.rated) AS Rated,
       SUM(t.dissatisfied_eateries) AS DissatisfiedEateries
FROM unit_ancestor g
JOIN (
    SELECT m.unit,
           SUM(CAST(m.satisfied AS bigint)) AS satisfied,
           SUM(CAST(m.fair AS bigint)) AS fair,
           SUM(CAST(m.dissatisfied AS bigint)) AS dissatisfied,
           SUM(CAST(CASE WHEN m.satisfied + m.fair + m.dissatisfied >= @MinimumRatings THEN 1 ELSE 0 END AS bigint)) AS rated,
           SUM(CAST(CASE WHEN m.satisfied + m.fair + m.dissatisfied >= @MinimumRatings
                          AND CAST(m.dissatisfied AS bigint) * 10000 >= CAST(m.satisfied + m.fair + m.dissatisfied AS bigint) * @BasisPoints
                         THEN 1 ELSE 0 END AS bigint)) AS dissatisfied_eateries
    FROM eatery_month m
    WHERE m.month = @Month AND m.unit IN (SELECT a.unit FROM unit_ancestor a WHERE a.ancestor = @Unit)
    GROUP BY m.unit
) t ON t.unit = g.unit
WHERE g.ancestor IN (SELECT c.code FROM unit c WHERE c.parent = @Unit) OR (g.ancestor = @Unit AND g.unit = @Unit)
GROUP BY g.ancestor;
