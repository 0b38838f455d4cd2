DELETE FROM kitchen
WHERE eatery_id IN (SELECT b.value ->> '$.eatery' FROM json_each(@Batch) b WHERE b.value ->> '$.row.kitchen' IS NULL);
