-- The reasons of a month by child, and what a unit holds itself under its own code. First by smallest unit, then by child.
SELECT g.ancestor AS Unit, t.reason AS Reason, SUM(t.ratings) AS Ratings
FROM unit_ancestor g
JOIN (
    SELECT d.unit, d.reason, SUM(CAST(d.ratings AS bigint)) AS ratings
    FROM theme_unit_day d
    WHERE d.unit IN (SELECT a.unit FROM unit_ancestor a WHERE a.ancestor = @Unit) AND d.day >= @First AND d.day <= @Last
    GROUP BY d.unit, d.reason
) t ON t.unit = g.unit
WHERE g.ancestor IN (SELECT c.code FROM unit c WHERE c.parent = @Unit) OR (g.ancestor = @Unit AND g.unit = @Unit)
GROUP BY g.ancestor, t.reason;
