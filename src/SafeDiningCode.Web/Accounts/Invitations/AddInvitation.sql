INSERT INTO invitation (id, token_hash, eatery_id, account_id, division, phone, replaces, created_by, created_at, expires_at)
VALUES (@Id, @TokenHash, @EateryId, @AccountId, @Division, @Phone, @Replaces, @CreatedBy, @CreatedAt, @ExpiresAt);
