-- Those that want looking at first: in their state for the shortest time on top, so that what just went wrong is seen.
SELECT x.EateryId, x.Name, x.Sign, x.Division, x.Kind, x.State, x.Since, x.HeartbeatAt
FROM (
    SELECT e.id AS EateryId, e.name AS Name, e.sign AS Sign, e.division AS Division, k.kind AS Kind, k.state AS State,
           k.state_since AS Since, k.heartbeat_at AS HeartbeatAt,
           ROW_NUMBER() OVER (
               ORDER BY CASE k.state WHEN 'degraded' THEN 1 WHEN 'offline' THEN 2 WHEN 'pending' THEN 3 ELSE 4 END, k.state_since DESC, e.id) AS Place
    FROM kitchen k
    JOIN eatery e ON e.id = k.eatery_id
    WHERE k.withdrawn_at IS NULL AND e.division >= @ScopeFrom AND e.division < @ScopeTo
      AND (@State IS NULL OR k.state = @State)
      AND (@Kind IS NULL OR k.kind = @Kind)
) x
WHERE x.Place > @Skip AND x.Place <= @Skip + @Most
ORDER BY x.Place;
