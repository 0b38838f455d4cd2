INSERT INTO kitchen (eatery_id, kind, declared_at)
SELECT b.eatery, b.kitchen, @Now
FROM OPENJSON(@Batch) WITH (eatery bigint '$.eatery', kitchen nvarchar(12) '$.row.kitchen') b
WHERE b.kitchen IS NOT NULL
  AND NOT EXISTS (SELECT 1 FROM kitchen k WHERE k.eatery_id = b.eatery);
