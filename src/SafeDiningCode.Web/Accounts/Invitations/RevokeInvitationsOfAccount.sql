UPDATE invitation SET revoked_at = @Now WHERE account_id = @AccountId AND used_at IS NULL AND revoked_at IS NULL;
