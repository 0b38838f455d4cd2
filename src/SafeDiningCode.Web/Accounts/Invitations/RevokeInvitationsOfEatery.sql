UPDATE invitation SET revoked_at = @Now WHERE eatery_id = @EateryId AND used_at IS NULL AND revoked_at IS NULL;
