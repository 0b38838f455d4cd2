SELECT l.number AS Number, e.division AS Division
FROM json_each(@Numbers) n
CROSS JOIN licence l ON l.number = n.value
JOIN eatery e ON e.id = l.eatery_id;
