SELECT c.id AS Id, c.eatery_id AS EateryId, e.name AS Name, e.sign AS Sign, e.division AS Division, e.grade AS Grade, c.kind AS Kind,
       c.first_day AS FirstDay, c.last_day AS LastDay, c.numbers AS NumbersJson, c.found_at AS FoundAt,
       c.handled_at AS HandledAt, c.handled_by_name AS HandledBy, c.handled_note AS HandledNote
FROM contradiction c
JOIN eatery e ON e.id = c.eatery_id
WHERE c.id = @Id AND e.division >= @ScopeFrom AND e.division < @ScopeTo;
