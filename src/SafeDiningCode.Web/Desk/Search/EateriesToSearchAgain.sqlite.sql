SELECT e.id AS Id, e.division AS Division, e.version AS Version, e.name AS Name, e.sign AS Sign, e.address AS Address, l.number AS Licence
FROM eatery e
LEFT JOIN licence l ON l.eatery_id = e.id
WHERE e.id IN (SELECT value FROM json_each(@Eateries))
ORDER BY e.id;
