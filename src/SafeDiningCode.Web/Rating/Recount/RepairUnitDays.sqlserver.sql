-- Many at once: ratings have no index by unit, so each run reads them all.
DECLARE @Keys TABLE (unit nvarchar(12) COLLATE Latin1_General_100_BIN2 NOT NULL, day int NOT NULL, PRIMARY KEY (unit, day));
INSERT INTO @Keys (unit, day)
SELECT b.Unit, b.Period FROM OPENJSON(@Batch) WITH (Unit nvarchar(12) '$.Unit', Period int '$.Period') b;
DELETE FROM unit_day WHERE EXISTS (SELECT 1 FROM @Keys k WHERE k.unit = unit_day.unit AND k.day = unit_day.day);
INSERT INTO unit_day (unit, day, satisfied, fair, dissatisfied)
SELECT r.unit, r.day, SUM(CASE WHEN r.satisfaction = 1 THEN 1 ELSE 0 END), SUM(CASE WHEN r.satisfaction = 2 THEN 1 ELSE 0 END), SUM(CASE WHEN r.satisfaction = 3 THEN 1 ELSE 0 END)
FROM rating r
JOIN @Keys k ON k.unit = r.unit AND k.day = r.day
WHERE r.counted = 1
GROUP BY r.unit, r.day;
