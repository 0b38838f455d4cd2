SELECT l.number AS Number, e.division AS Division
FROM OPENJSON(@Numbers) WITH (number nvarchar(40) '$') n
JOIN licence l ON l.number = n.number COLLATE Latin1_General_100_BIN2
JOIN eatery e ON e.id = l.eatery_id;
