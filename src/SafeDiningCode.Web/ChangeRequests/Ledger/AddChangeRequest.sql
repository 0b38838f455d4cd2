INSERT INTO change_request (id, eatery_id, licence, state, events, note, reason, sent_at, changed_at)
VALUES (@Id, @EateryId, @Licence, @State, @Events, @Note, NULL, @SentAt, @ChangedAt);
