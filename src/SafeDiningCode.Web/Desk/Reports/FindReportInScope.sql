SELECT r.id AS Id, r.code AS Code, r.eatery_id AS EateryId, e.name AS Name, e.sign AS Sign, e.division AS Division, r.kind AS Kind,
       r.comment AS Comment, r.reported_at AS ReportedAt, r.handled_at AS HandledAt, r.handled_by AS HandledBy, r.handled_note AS HandledNote
FROM code_report r
LEFT JOIN eatery e ON e.id = r.eatery_id
WHERE r.id = @Id AND ((e.division >= @ScopeFrom AND e.division < @ScopeTo) OR (e.id IS NULL AND @Unplaced = 1));
