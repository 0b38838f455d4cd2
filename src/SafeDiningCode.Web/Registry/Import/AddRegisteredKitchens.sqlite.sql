INSERT INTO kitchen (eatery_id, kind, declared_at)
SELECT b.value ->> '$.eatery', b.value ->> '$.row.kitchen', @Now
FROM json_each(@Batch) b
WHERE b.value ->> '$.row.kitchen' IS NOT NULL
  AND NOT EXISTS (SELECT 1 FROM kitchen k WHERE k.eatery_id = b.value ->> '$.eatery');
