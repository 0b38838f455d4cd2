UPDATE responsibility
SET ended_at = @Now, end_reason = @Reason
WHERE level = @Level AND account_id = @AccountId AND ended_at IS NULL AND eatery_id IN (SELECT b.value FROM json_each(@Eateries) b);
