SELECT l.number AS Number, d.eatery_id AS EateryId, d.licence AS Licence, d.fact AS Fact, d.registered AS Registered, d.kept AS Kept, d.owner AS Owner
FROM OPENJSON(@Numbers) WITH (number nvarchar(40) '$') n
JOIN licence l ON l.number = n.number COLLATE Latin1_General_100_BIN2
JOIN deviating_fact d ON d.eatery_id = l.eatery_id AND d.licence IN (N'', l.number);
