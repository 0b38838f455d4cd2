-- Those that want looking at first: in their state for the shortest time on top, so that what just went wrong is seen.
-- Only keys are sorted: the rest is read for those that are shown.
SELECT e.id AS EateryId, e.name AS Name, e.sign AS Sign, e.division AS Division, k.kind AS Kind, k.state AS State, k.state_since AS Since,
       k.heartbeat_at AS HeartbeatAt
FROM (
    SELECT o.eatery_id,
           ROW_NUMBER() OVER (
               ORDER BY CASE o.state WHEN 'degraded' THEN 1 WHEN 'offline' THEN 2 WHEN 'pending' THEN 3 ELSE 4 END, o.state_since DESC, o.eatery_id) AS place
    FROM kitchen o
    JOIN eatery d ON d.id = o.eatery_id
    WHERE o.withdrawn_at IS NULL AND d.division >= @ScopeFrom AND d.division < @ScopeTo
      AND (@State IS NULL OR o.state = @State)
      AND (@Kind IS NULL OR o.kind = @Kind)
) x
JOIN kitchen k ON k.eatery_id = x.eatery_id
JOIN eatery e ON e.id = x.eatery_id
WHERE x.place > @Skip AND x.place <= @Skip + @Most
ORDER BY x.place;
