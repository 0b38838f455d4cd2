INSERT INTO unit_total (unit, day, licensed, coded)
SELECT b.unit, b.day, b.licensed, b.coded
FROM OPENJSON(@Batch) WITH (unit nvarchar(12) '$.unit', day int '$.day', licensed int '$.licensed', coded int '$.coded') b
WHERE NOT EXISTS (SELECT 1 FROM unit_total t WHERE t.unit = b.unit COLLATE Latin1_General_100_BIN2 AND t.day = b.day);
