-- Only upon the count of events that the move was decided on: somebody who came between is not written over.
UPDATE rectification
SET state = @State, due_on = @DueOn, order_number = @OrderNumber, level = @Level, look_back_on = @LookBackOn, events = @Events, changed_at = @At,
    topic = @Topic, office = @Office, reopens = @Reopens, asked_on = @AskedOn, closed_on = @ClosedOn, escalated_for = @EscalatedFor
WHERE id = @Id AND events = @Before;
