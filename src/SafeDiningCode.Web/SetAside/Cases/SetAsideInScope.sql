-- The cases of a scope, the newest first; Id = 0 for all of them.
SELECT c.id AS Id, c.kind AS Kind, c.eatery_id AS EateryId, e.name AS Name, e.sign AS Sign, e.division AS Division, c.unit AS Unit, c.day AS Day,
       c.satisfied AS Satisfied, c.fair AS Fair, c.dissatisfied AS Dissatisfied, c.evidence AS Evidence, c.found_at AS FoundAt,
       c.released_at AS ReleasedAt, c.released_by_name AS ReleasedByName, c.reason AS Reason, x.Total
FROM (
    SELECT s.id AS Id, COUNT(*) OVER () AS Total, ROW_NUMBER() OVER (ORDER BY s.found_at DESC, s.id DESC) AS Place
    FROM set_aside_case s
    JOIN eatery l ON l.id = s.eatery_id
    WHERE l.division >= @ScopeFrom AND l.division < @ScopeTo
      AND (@Id = 0 OR s.id = @Id)
      AND (@Released = -1 OR (@Released = 0 AND s.released_at IS NULL) OR (@Released = 1 AND s.released_at IS NOT NULL))
) x
JOIN set_aside_case c ON c.id = x.Id
JOIN eatery e ON e.id = c.eatery_id
WHERE x.Place > @After AND x.Place <= @Upto
ORDER BY x.Place;
