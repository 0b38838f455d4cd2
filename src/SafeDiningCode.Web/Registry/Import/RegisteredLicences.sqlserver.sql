SELECT l.number AS Number, l.eatery_id AS EateryId, l.fingerprint AS Fingerprint, l.confirmed_at AS ConfirmedAt
FROM OPENJSON(@Numbers) WITH (number nvarchar(40) '$') n
JOIN licence l ON l.number = n.number COLLATE Latin1_General_100_BIN2;
