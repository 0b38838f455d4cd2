UPDATE responsibility
SET ended_at = @Now
WHERE level = @Level AND ended_at IS NULL AND eatery_id IN (SELECT CAST(b.value AS bigint) FROM OPENJSON(@Eateries) b);
