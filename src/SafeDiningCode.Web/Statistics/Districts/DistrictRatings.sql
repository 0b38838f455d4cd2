-- The ratings of a month by child; what a unit holds itself (all of it, where nothing is below) comes under its own code.
SELECT g.child AS Unit,
       SUM(CAST(m.satisfied AS bigint)) AS Satisfied,
       SUM(CAST(m.fair AS bigint)) AS Fair,
       SUM(CAST(m.dissatisfied AS bigint)) AS Dissatisfied,
       SUM(CAST(CASE WHEN m.satisfied + m.fair + m.dissatisfied >= @MinimumRatings THEN 1 ELSE 0 END AS bigint)) AS Rated,
       SUM(CAST(CASE WHEN m.satisfied + m.fair + m.dissatisfied >= @MinimumRatings
                      AND CAST(m.dissatisfied AS bigint) * 10000 >= CAST(m.satisfied + m.fair + m.dissatisfied AS bigint) * @BasisPoints
                     THEN 1 ELSE 0 END AS bigint)) AS DissatisfiedEateries
FROM (
    SELECT a.ancestor AS child, a.unit FROM unit c JOIN unit_ancestor a ON a.ancestor = c.code WHERE c.parent = @Unit
    UNION ALL
    SELECT u.code, u.code FROM unit u WHERE u.code = @Unit
) g
JOIN eatery_month m ON m.month = @Month AND m.unit = g.unit
GROUP BY g.child;
