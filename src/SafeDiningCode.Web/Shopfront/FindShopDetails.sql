SELECT e.name AS Operator, e.sign AS Sign, CASE WHEN f.fact IS NULL THEN 0 ELSE 1 END AS SignIsOwn, f.registered AS RegisteredSign,
       d.hours AS Hours, d.phone AS Phone, d.cuisine AS Cuisine, d.languages AS Languages, u.id AS PhotoId, u.name AS PhotoName,
       COALESCE(d.revision, 0) AS Revision
FROM eatery e
LEFT JOIN shop_details d ON d.eatery_id = e.id
LEFT JOIN upload u ON u.id = d.photo AND u.removed_at IS NULL
LEFT JOIN deviating_fact f ON f.eatery_id = e.id AND f.licence = '' AND f.fact = 'sign'
WHERE e.id = @EateryId;
