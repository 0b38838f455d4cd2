SELECT v.inspected_on AS InspectedOn, n.score AS Score
FROM inspection_visit v
JOIN inspection_version n ON n.visit_id = v.id AND n.version = v.newest
WHERE v.eatery_id = @EateryId AND v.published_on IS NOT NULL AND v.inspected_on >= @Since;

SELECT e.grade AS Grade,
       (SELECT MIN(l.issued_on) FROM licence l WHERE l.eatery_id = e.id) AS LicensedOn,
       (SELECT MAX(n.accident_on) FROM inspection_visit v JOIN inspection_version n ON n.visit_id = v.id AND n.version = v.newest WHERE v.eatery_id = e.id) AS AccidentOn
FROM eatery e
WHERE e.id = @EateryId;
