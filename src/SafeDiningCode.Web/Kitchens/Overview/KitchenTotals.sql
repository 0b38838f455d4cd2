SELECT k.kind AS Kind, k.state AS State, COUNT(*) AS Count
FROM kitchen k
JOIN eatery e ON e.id = k.eatery_id
WHERE k.withdrawn_at IS NULL AND e.division >= @ScopeFrom AND e.division < @ScopeTo
GROUP BY k.kind, k.state
ORDER BY k.kind, k.state;
