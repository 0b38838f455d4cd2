SELECT l.number AS Number, d.eatery_id AS EateryId, d.licence AS Licence, d.fact AS Fact, d.registered AS Registered, d.kept AS Kept, d.owner AS Owner
FROM json_each(@Numbers) n
CROSS JOIN licence l ON l.number = n.value
JOIN deviating_fact d ON d.eatery_id = l.eatery_id AND d.licence IN ('', l.number);
