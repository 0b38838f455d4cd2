UPDATE registry_extract
SET state = @State, preview = COALESCE(@Preview, preview), outcome = COALESCE(@Outcome, outcome), fault = @Fault, worker = NULL, lease_until = NULL,
    stop_asked = 0, changed_at = @Now
WHERE id = @Id AND worker = @Worker;
