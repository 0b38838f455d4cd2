INSERT INTO kitchen (eatery_id, kind, declared_at, id, state, state_since)
SELECT b.value ->> '$.eatery', b.value ->> '$.row.kitchen', @Now, b.value ->> '$.kitchenId',
       CASE WHEN b.value ->> '$.row.kitchen' IN ('video', 'network') THEN 'pending' ELSE 'active' END, @Now
FROM json_each(@Batch) b
WHERE b.value ->> '$.row.kitchen' IS NOT NULL
  AND NOT EXISTS (SELECT 1 FROM kitchen k WHERE k.eatery_id = b.value ->> '$.eatery');
