SELECT d.day AS Day, g.ancestor AS Unit, SUM(CAST(d.dissatisfied_eateries AS bigint)) AS DissatisfiedEateries, SUM(CAST(d.rated AS bigint)) AS Rated
FROM unit_ancestor g
JOIN unit_standing_day d ON d.unit = g.unit AND d.day >= @First AND d.day <= @Last
WHERE g.ancestor IN (SELECT c.code FROM unit c WHERE c.parent = @Unit)
GROUP BY d.day, g.ancestor
ORDER BY d.day, g.ancestor;
