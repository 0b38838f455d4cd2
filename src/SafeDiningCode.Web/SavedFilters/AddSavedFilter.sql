INSERT INTO saved_filter (id, account_id, name, target, saved_at)
SELECT @Id, @AccountId, @Name, @Target, @SavedAt
WHERE NOT EXISTS (SELECT 1 FROM saved_filter f WHERE f.account_id = @AccountId AND f.name = @Name)
  AND (SELECT COUNT(*) FROM saved_filter f WHERE f.account_id = @AccountId) < @Most;
