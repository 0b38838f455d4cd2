SELECT d.day AS Day,
       SUM(CAST(d.satisfied AS bigint)) AS Satisfied,
       SUM(CAST(d.fair AS bigint)) AS Fair,
       SUM(CAST(d.dissatisfied AS bigint)) AS Dissatisfied
FROM unit_ancestor a
JOIN unit_day d ON d.unit = a.unit AND d.day >= @First AND d.day <= @Last
WHERE a.ancestor = @Unit
GROUP BY d.day
ORDER BY d.day;
