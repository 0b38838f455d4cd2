UPDATE api_key SET revoked_at = @Now WHERE id = @Id AND revoked_at IS NULL;
