UPDATE registry_extract
SET state = @State, preview = COALESCE(@Preview, preview), outcome = COALESCE(@Outcome, outcome), fault = @Fault, worker = NULL, lease_until = NULL,
    stop_asked = 0, changed_at = @Now, written_at = CASE WHEN state = 'confirmed' THEN @Now ELSE written_at END
WHERE id = @Id AND worker = @Worker;
