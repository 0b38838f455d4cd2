SELECT r.state AS State, COUNT(*) AS Count
FROM change_request r
JOIN eatery e ON e.id = r.eatery_id
WHERE e.division >= @ScopeFrom AND e.division < @ScopeTo
GROUP BY r.state;
