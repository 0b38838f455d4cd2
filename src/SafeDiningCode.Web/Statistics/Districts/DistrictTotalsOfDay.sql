SELECT g.ancestor AS Unit, SUM(CAST(t.licensed AS bigint)) AS Licensed, SUM(CAST(t.coded AS bigint)) AS Coded
FROM unit_ancestor g
JOIN unit_total t ON t.day = @Day AND t.unit = g.unit
WHERE g.ancestor IN (SELECT c.code FROM unit c WHERE c.parent = @Unit) OR (g.ancestor = @Unit AND g.unit = @Unit)
GROUP BY g.ancestor;
