-- Only upon the count of events that the move was decided on: somebody who came between is not written over.
UPDATE change_request
SET licence = @Licence, state = @State, events = @Events, note = @Note, reason = @Reason, sent_at = @SentAt, changed_at = @ChangedAt
WHERE id = @Id AND events = @Before;
