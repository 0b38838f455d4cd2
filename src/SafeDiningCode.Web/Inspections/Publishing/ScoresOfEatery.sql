SELECT v.inspected_on AS InspectedOn, n.score AS Score
FROM inspection_visit v
JOIN inspection_version n ON n.visit_id = v.id AND n.version = v.newest
WHERE v.eatery_id = @EateryId AND v.published_on IS NOT NULL AND v.inspected_on >= @Since;

-- The first licence counts: renewals and replacements begin no new months.
SELECT e.id AS EateryId, e.grade AS Grade,
       (SELECT MIN(COALESCE(l.first_issued_on, l.issued_on)) FROM licence l WHERE l.eatery_id = e.id) AS LicensedOn,
       (SELECT MAX(n.accident_on) FROM inspection_visit v JOIN inspection_version n ON n.visit_id = v.id AND n.version = v.newest WHERE v.eatery_id = e.id) AS AccidentOn
FROM eatery e
WHERE e.id = @EateryId;
