SELECT v.id AS Id, v.eatery_id AS EateryId, v.inspected_on AS InspectedOn, v.of_day AS OfDay, v.newest AS Newest, v.published_on AS PublishedOn, n.result AS Result,
       n.form_version AS FormVersion, p.kind AS Asked, p.state AS Answered, p.reinspected_by AS ReinspectedBy
FROM inspection_visit v
JOIN inspection_version n ON n.visit_id = v.id AND n.version = v.newest
LEFT JOIN inspection_appeal p ON p.visit_id = v.id
WHERE v.id = @Id AND v.eatery_id = @EateryId;
