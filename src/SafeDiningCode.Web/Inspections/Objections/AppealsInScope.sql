-- What waits first, the oldest first; then what was answered, the latest first.
SELECT x.Id, x.EateryId, x.Name, x.Sign, x.Division, x.InspectedOn, x.Kind, x.State, x.SentAt
FROM (
    SELECT a.visit_id AS Id, a.eatery_id AS EateryId, e.name AS Name, e.sign AS Sign, e.division AS Division, v.inspected_on AS InspectedOn, a.kind AS Kind, a.state AS State,
           a.sent_at AS SentAt, ROW_NUMBER() OVER (ORDER BY CASE WHEN a.state = 'pending' THEN 0 ELSE 1 END, CASE WHEN a.state = 'pending' THEN a.sent_at END, a.sent_at DESC) AS Place
    FROM inspection_appeal a
    JOIN inspection_visit v ON v.id = a.visit_id
    JOIN eatery e ON e.id = a.eatery_id
    WHERE e.division >= @ScopeFrom AND e.division < @ScopeTo
) x
WHERE x.Place <= 200
ORDER BY x.Place;
