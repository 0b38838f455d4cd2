UPDATE code_issue SET revoked_at = @Now WHERE serial = @Serial AND key_version = @KeyVersion AND revoked_at IS NULL;
