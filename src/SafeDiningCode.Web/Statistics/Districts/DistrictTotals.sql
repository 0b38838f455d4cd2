-- Eateries with a licence in force today, and those of them with a code on the wall, by child; an eatery counts once.
SELECT g.ancestor AS Unit, SUM(t.licensed) AS Licensed, SUM(t.coded) AS Coded
FROM unit_ancestor g
JOIN (
    SELECT e.unit, SUM(CAST(1 AS bigint)) AS licensed, SUM(CAST(e.coded AS bigint)) AS coded
    FROM (
        SELECT y.unit, CASE WHEN EXISTS (SELECT 1 FROM code_issue c WHERE c.eatery_id = y.id AND c.revoked_at IS NULL) THEN 1 ELSE 0 END AS coded
        FROM eatery y
        WHERE y.unit IN (SELECT a.unit FROM unit_ancestor a WHERE a.ancestor = @Unit)
          AND EXISTS (SELECT 1 FROM licence l WHERE l.eatery_id = y.id AND l.status = 'valid' AND l.valid_until >= @Today)
    ) e
    GROUP BY e.unit
) t ON t.unit = g.unit
WHERE g.ancestor IN (SELECT c.code FROM unit c WHERE c.parent = @Unit) OR (g.ancestor = @Unit AND g.unit = @Unit)
GROUP BY g.ancestor;
