SELECT COUNT(*) FROM notice WHERE account_id = @AccountId AND read_at IS NULL;
