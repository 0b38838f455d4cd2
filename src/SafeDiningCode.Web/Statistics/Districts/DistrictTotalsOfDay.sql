SELECT g.child AS Unit, SUM(CAST(t.licensed AS bigint)) AS Licensed, SUM(CAST(t.coded AS bigint)) AS Coded
FROM (
    SELECT a.ancestor AS child, a.unit FROM unit c JOIN unit_ancestor a ON a.ancestor = c.code WHERE c.parent = @Unit
    UNION ALL
    SELECT u.code, u.code FROM unit u WHERE u.code = @Unit
) g
JOIN unit_total t ON t.day = @Day AND t.unit = g.unit
GROUP BY g.child;
