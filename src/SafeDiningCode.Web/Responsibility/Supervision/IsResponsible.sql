SELECT COUNT(*) FROM responsibility WHERE eatery_id = @EateryId AND level = @Level AND account_id = @AccountId AND ended_at IS NULL;
