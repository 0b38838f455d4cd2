UPDATE responsibility
SET ended_at = @Now
WHERE level = @Level AND ended_at IS NULL AND eatery_id IN (SELECT b.value FROM json_each(@Eateries) b);
