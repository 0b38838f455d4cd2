-- Re-inspections planned for a day that have not been made, with who made the visit that its owner does not accept.
SELECT v.id AS Id, n.sent_by AS Inspector, e.id AS EateryId, e.name AS Name, e.sign AS Sign, e.address AS Address, e.county AS County, e.division AS Division, e.unit AS Unit
FROM inspection_appeal a
JOIN inspection_visit v ON v.id = a.visit_id
JOIN inspection_version n ON n.visit_id = v.id AND n.version = v.newest
JOIN eatery e ON e.id = a.eatery_id
WHERE a.visit_on = @Today AND a.kind = 'reinspection' AND a.state = 'granted' AND a.reinspected_by IS NULL
ORDER BY a.visit_id;
