-- Eateries with a licence in force that nobody rated in the month, or too few, and that were 不满意 eateries in the last
-- month before in which they were rated. By child; an eatery that moved within a month is judged by all of its ratings.
SELECT g.ancestor AS Unit, SUM(CAST(1 AS bigint)) AS Silent, SUM(v.satisfied) AS Satisfied, SUM(v.fair) AS Fair, SUM(v.dissatisfied) AS Dissatisfied
FROM (
    SELECT t.eatery_id, t.month, t.satisfied, t.fair, t.dissatisfied, ROW_NUMBER() OVER (PARTITION BY t.eatery_id ORDER BY t.month DESC) AS latest
    FROM (
        SELECT m.eatery_id, m.month, SUM(CAST(m.satisfied AS bigint)) AS satisfied, SUM(CAST(m.fair AS bigint)) AS fair, SUM(CAST(m.dissatisfied AS bigint)) AS dissatisfied
        FROM eatery_month m
        WHERE m.month >= @FirstMonth AND m.month <= @Month
        GROUP BY m.eatery_id, m.month
    ) t
    WHERE t.satisfied + t.fair + t.dissatisfied >= @MinimumRatings
) v
JOIN eatery e ON e.id = v.eatery_id
JOIN unit_ancestor g ON g.unit = e.unit
WHERE v.latest = 1 AND v.month < @Month AND v.dissatisfied * 10000 >= (v.satisfied + v.fair + v.dissatisfied) * @BasisPoints
  AND EXISTS (SELECT 1 FROM licence l WHERE l.eatery_id = e.id AND l.status = 'valid' AND l.valid_until >= @Day)
  AND g.ancestor IN (SELECT c.code FROM unit c WHERE c.parent = @Unit)
GROUP BY g.ancestor;
