SELECT COALESCE(SUM(CASE WHEN s.released_at IS NULL THEN 1 ELSE 0 END), 0) AS Held,
       COALESCE(SUM(CASE WHEN s.released_at IS NULL THEN 0 ELSE 1 END), 0) AS Released,
       COALESCE(SUM(CASE WHEN s.released_at IS NULL THEN s.satisfied + s.fair + s.dissatisfied ELSE 0 END), 0) AS Ratings
FROM set_aside_case s
JOIN eatery e ON e.id = s.eatery_id
WHERE e.division >= @ScopeFrom AND e.division < @ScopeTo;
