UPDATE notice_delivery
SET lease = NULL, attempts = attempts + 1, due_at = @DueAt, outcome = @Outcome
WHERE id = @Id AND lease = @Lease AND state = 'waiting';
