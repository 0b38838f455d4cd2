-- What waits, the oldest first; of what is done, the latest first.
SELECT x.Id, x.EateryId, x.Name, x.Sign, x.Division, x.State, x.SentAt, x.ChangedAt, l.fact AS Fact
FROM (
    SELECT r.id AS Id, r.eatery_id AS EateryId, e.name AS Name, e.sign AS Sign, e.division AS Division, r.state AS State, r.sent_at AS SentAt,
           r.changed_at AS ChangedAt,
           ROW_NUMBER() OVER (ORDER BY CASE WHEN r.state IN ('pending', 'returned') THEN r.sent_at END, r.changed_at DESC, r.id) AS Place
    FROM change_request r
    JOIN eatery e ON e.id = r.eatery_id
    WHERE r.state IN (@First, @Second) AND e.division >= @ScopeFrom AND e.division < @ScopeTo
) x
JOIN change_request_line l ON l.request_id = x.Id
WHERE x.Place > @After AND x.Place <= @Upto
ORDER BY x.Place, l.fact;
