SELECT k.kind AS Kind,
       SUM(CASE WHEN k.handled_at IS NULL THEN 1 ELSE 0 END) AS Waiting,
       SUM(CASE WHEN k.handled_at IS NULL THEN 0 ELSE 1 END) AS Handled
FROM contradiction k
JOIN eatery e ON e.id = k.eatery_id
WHERE e.division >= @ScopeFrom AND e.division < @ScopeTo
GROUP BY k.kind;
