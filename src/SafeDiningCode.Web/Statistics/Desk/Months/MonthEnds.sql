-- A unit's 不满意 eateries at the end of each month, as they were written down on its last day that was.
SELECT d.day AS Day, SUM(CAST(d.dissatisfied_eateries AS bigint)) AS DissatisfiedEateries, SUM(CAST(d.rated AS bigint)) AS Rated
FROM unit_ancestor g
JOIN unit_standing_day d ON d.unit = g.unit
JOIN (SELECT MAX(l.day) AS day FROM unit_standing_day l WHERE l.day >= @First AND l.day <= @Last GROUP BY l.day / 100) m ON m.day = d.day
WHERE g.ancestor = @Unit
GROUP BY d.day
ORDER BY d.day;
