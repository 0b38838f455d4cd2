-- What is open by the day on which it was last found, what is handled by when that was, the latest first. Only keys are sorted.
SELECT c.id AS Id, c.eatery_id AS EateryId, e.name AS Name, e.sign AS Sign, e.division AS Division, e.grade AS Grade, c.kind AS Kind,
       c.first_day AS FirstDay, c.last_day AS LastDay, c.numbers AS NumbersJson, c.found_at AS FoundAt,
       c.handled_at AS HandledAt, c.handled_by_name AS HandledBy, c.handled_note AS HandledNote
FROM (
    SELECT k.id AS Id, ROW_NUMBER() OVER (ORDER BY k.handled_at DESC, k.last_day DESC, k.id DESC) AS Place
    FROM contradiction k
    JOIN eatery w ON w.id = k.eatery_id
    WHERE w.division >= @ScopeFrom AND w.division < @ScopeTo
      AND (@Kind = '' OR k.kind = @Kind)
      AND ((@Handled = 0 AND k.handled_at IS NULL) OR (@Handled = 1 AND k.handled_at IS NOT NULL))
) x
JOIN contradiction c ON c.id = x.Id
JOIN eatery e ON e.id = c.eatery_id
WHERE x.Place > @After AND x.Place <= @Upto
ORDER BY x.Place;
