UPDATE account_eatery SET ended_at = @Now WHERE account_id = @AccountId AND eatery_id = @EateryId AND ended_at IS NULL;
