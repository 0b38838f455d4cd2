UPDATE invitation SET used_at = @Now, used_by = @AccountId
WHERE id = @Id AND used_at IS NULL AND revoked_at IS NULL AND expires_at > @Now;
