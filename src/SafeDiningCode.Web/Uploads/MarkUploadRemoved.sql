UPDATE upload SET removed_at = @Now WHERE id = @Id AND removed_at IS NULL;
