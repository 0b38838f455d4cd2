UPDATE account SET failures = 0, locked_until = NULL, version = version + 1 WHERE id = @Id AND (failures > 0 OR locked_until IS NOT NULL);
