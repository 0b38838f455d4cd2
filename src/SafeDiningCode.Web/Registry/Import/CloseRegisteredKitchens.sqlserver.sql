DELETE FROM kitchen
WHERE eatery_id IN (SELECT b.eatery FROM OPENJSON(@Batch) WITH (eatery bigint '$.eatery', kitchen nvarchar(12) '$.row.kitchen') b WHERE b.kitchen IS NULL);
