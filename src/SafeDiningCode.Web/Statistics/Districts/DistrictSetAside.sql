-- Ratings set aside and held, of days of a month, by child: out of the cases, no rating is read.
SELECT g.ancestor AS Unit, SUM(CAST(c.satisfied + c.fair + c.dissatisfied AS bigint)) AS Ratings, SUM(CAST(1 AS bigint)) AS Cases
FROM unit_ancestor g
JOIN set_aside_case c ON c.unit = g.unit AND c.day >= @First AND c.day <= @Last
WHERE c.released_at IS NULL AND c.satisfied + c.fair + c.dissatisfied > 0
  AND (g.ancestor IN (SELECT u.code FROM unit u WHERE u.parent = @Unit) OR (g.ancestor = @Unit AND g.unit = @Unit))
GROUP BY g.ancestor;
