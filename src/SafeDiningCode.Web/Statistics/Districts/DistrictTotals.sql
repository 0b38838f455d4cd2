-- Eateries with a licence in force today, and those of them with a code on the wall, by child; an eatery counts once.
SELECT g.child AS Unit, SUM(CAST(t.licensed AS bigint)) AS Licensed, SUM(CAST(t.coded AS bigint)) AS Coded
FROM (
    SELECT a.ancestor AS child, a.unit FROM unit c JOIN unit_ancestor a ON a.ancestor = c.code WHERE c.parent = @Unit
    UNION ALL
    SELECT u.code, u.code FROM unit u WHERE u.code = @Unit
) g
JOIN (
    SELECT y.unit,
           1 AS licensed,
           CASE WHEN EXISTS (SELECT 1 FROM code_issue c WHERE c.eatery_id = y.id AND c.revoked_at IS NULL) THEN 1 ELSE 0 END AS coded
    FROM eatery y
    WHERE EXISTS (SELECT 1 FROM licence l WHERE l.eatery_id = y.id AND l.status = 'valid' AND l.valid_until >= @Today)
) t ON t.unit = g.unit
GROUP BY g.child;
