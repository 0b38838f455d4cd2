UPDATE notice_delivery
SET state = @State, address = NULL, lease = NULL, attempts = attempts + 1, outcome = @Outcome, ended_at = @Now
WHERE id = @Id AND lease = @Lease AND state = 'waiting';
