UPDATE registry_extract
SET worker = @Worker, lease_until = @LeaseUntil, attempts = attempts + 1, done = 0, rows_read = 0, changed_at = @Now
WHERE id = @Id AND state IN ('uploaded', 'confirmed') AND (lease_until IS NULL OR lease_until < @Now);
