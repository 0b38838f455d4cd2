SELECT r.id AS Id, r.code AS Code, r.eatery_id AS EateryId, e.name AS Name, e.sign AS Sign, e.division AS Division,
       r.kind AS Kind, r.comment AS Comment, r.reported_at AS ReportedAt
FROM code_report r
LEFT JOIN eatery e ON e.id = r.eatery_id
ORDER BY r.reported_at DESC, r.id DESC;
