-- Eateries whose grade inspections made here give, by key, so many after one.
SELECT x.EateryId, x.Grade,
       (SELECT MIN(COALESCE(l.first_issued_on, l.issued_on)) FROM licence l WHERE l.eatery_id = x.EateryId) AS LicensedOn,
       (SELECT MAX(n.accident_on) FROM inspection_visit v JOIN inspection_version n ON n.visit_id = v.id AND n.version = v.newest WHERE v.eatery_id = x.EateryId) AS AccidentOn
FROM (
    SELECT e.id AS EateryId, e.grade AS Grade, ROW_NUMBER() OVER (ORDER BY e.id) AS Place
    FROM deviating_fact d
    JOIN eatery e ON e.id = d.eatery_id
    WHERE d.fact = 'grade' AND d.licence = '' AND d.eatery_id > @After
) x
WHERE x.Place <= @Most
ORDER BY x.Place;
