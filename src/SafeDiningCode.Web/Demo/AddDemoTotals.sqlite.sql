INSERT INTO unit_total (unit, day, licensed, coded)
SELECT b.value ->> '$.unit', b.value ->> '$.day', b.value ->> '$.licensed', b.value ->> '$.coded'
FROM json_each(@Batch) b
WHERE NOT EXISTS (SELECT 1 FROM unit_total t WHERE t.unit = b.value ->> '$.unit' AND t.day = b.value ->> '$.day');
