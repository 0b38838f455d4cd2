UPDATE responsibility
SET ended_at = @Now
WHERE level = @Level AND ended_at IS NULL AND eatery_id IN (SELECT b.id FROM OPENJSON(@Eateries) WITH (id bigint '$') b);
