UPDATE account_session SET seen_at = @Now WHERE id_hash = @IdHash AND seen_at < @Now;
