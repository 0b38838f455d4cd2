-- The published visits of the eateries between two keys whose grade inspections made here give, the latest last.
SELECT v.eatery_id AS EateryId, v.inspected_on AS InspectedOn, n.score AS Score, n.form_version AS FormVersion
FROM deviating_fact d
JOIN inspection_visit v ON v.eatery_id = d.eatery_id
JOIN inspection_version n ON n.visit_id = v.id AND n.version = v.newest
WHERE d.fact = 'grade' AND d.licence = '' AND d.eatery_id > @After AND d.eatery_id <= @Upto AND v.published_on IS NOT NULL
ORDER BY v.eatery_id, v.inspected_on, v.id;
