SELECT l.number AS Number, l.eatery_id AS EateryId, l.fingerprint AS Fingerprint, l.confirmed_at AS ConfirmedAt
FROM json_each(@Numbers) n
CROSS JOIN licence l ON l.number = n.value;
