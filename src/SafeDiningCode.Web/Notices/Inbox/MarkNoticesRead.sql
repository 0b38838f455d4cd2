UPDATE notice SET read_at = @Now WHERE account_id = @AccountId AND id BETWEEN @FromId AND @UpToId AND read_at IS NULL;
