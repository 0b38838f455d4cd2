-- Many at once: ratings have no index by unit, so each run reads them all.
DELETE FROM unit_day
WHERE EXISTS (SELECT 1 FROM json_each(@Batch) b WHERE b.value ->> '$.Unit' = unit_day.unit AND b.value ->> '$.Period' = unit_day.day);
INSERT INTO unit_day (unit, day, satisfied, fair, dissatisfied)
SELECT unit, day, SUM(CASE WHEN satisfaction = 1 THEN 1 ELSE 0 END), SUM(CASE WHEN satisfaction = 2 THEN 1 ELSE 0 END), SUM(CASE WHEN satisfaction = 3 THEN 1 ELSE 0 END)
FROM rating
WHERE counted = 1 AND (unit, day) IN (SELECT b.value ->> '$.Unit', b.value ->> '$.Period' FROM json_each(@Batch) b)
GROUP BY unit, day;
