-- What waits, the oldest first; of what is handled, the latest first. A code of nobody lies in no place: Unplaced = 1 for
-- those who see the whole city.
SELECT x.Id, x.Code, x.EateryId, x.Name, x.Sign, x.Division, x.Kind, x.Comment, x.ReportedAt, x.HandledAt, x.HandledBy, x.HandledNote
FROM (
    SELECT r.id AS Id, r.code AS Code, r.eatery_id AS EateryId, e.name AS Name, e.sign AS Sign, e.division AS Division, r.kind AS Kind,
           r.comment AS Comment, r.reported_at AS ReportedAt, r.handled_at AS HandledAt, r.handled_by AS HandledBy, r.handled_note AS HandledNote,
           ROW_NUMBER() OVER (ORDER BY CASE WHEN r.handled_at IS NULL THEN r.reported_at END, r.handled_at DESC, r.id) AS Place
    FROM code_report r
    LEFT JOIN eatery e ON e.id = r.eatery_id
    WHERE ((e.division >= @ScopeFrom AND e.division < @ScopeTo) OR (e.id IS NULL AND @Unplaced = 1))
      AND ((@Handled = 0 AND r.handled_at IS NULL) OR (@Handled = 1 AND r.handled_at IS NOT NULL))) x
WHERE x.Place > @After AND x.Place <= @Upto
ORDER BY x.Place;
