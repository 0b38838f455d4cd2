INSERT INTO kitchen (eatery_id, kind, declared_at, id, state, state_since)
SELECT b.eatery, b.kitchen, @Now, b.kitchenId, CASE WHEN b.kitchen IN ('video', 'network') THEN 'pending' ELSE 'active' END, @Now
FROM OPENJSON(@Batch) WITH (eatery bigint '$.eatery', kitchen nvarchar(12) '$.row.kitchen', kitchenId nvarchar(13) '$.kitchenId') b
WHERE b.kitchen IS NOT NULL
  AND NOT EXISTS (SELECT 1 FROM kitchen k WHERE k.eatery_id = b.eatery);
