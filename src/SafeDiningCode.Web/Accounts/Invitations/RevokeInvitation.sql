UPDATE invitation SET revoked_at = @Now WHERE id = @Id AND used_at IS NULL AND revoked_at IS NULL;
