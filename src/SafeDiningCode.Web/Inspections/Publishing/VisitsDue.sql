SELECT v.id AS Id, e.id AS EateryId, e.name AS Name, e.sign AS Sign, e.address AS Address, e.county AS County, e.division AS Division, e.unit AS Unit
FROM inspection_visit v
JOIN eatery e ON e.id = v.eatery_id
WHERE v.published_on IS NULL AND v.publish_on <= @Today
ORDER BY v.publish_on, v.id;
