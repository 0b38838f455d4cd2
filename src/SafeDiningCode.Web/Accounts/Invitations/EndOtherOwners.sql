UPDATE account_eatery SET ended_at = @Now WHERE eatery_id = @EateryId AND account_id <> @AccountId AND ended_at IS NULL;
