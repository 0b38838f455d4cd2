INSERT INTO kitchen (eatery_id, id, kind, viewing, declared_by, declared_at, state, state_since, state_number, revision)
VALUES (@EateryId, @Id, @Kind, @Viewing, 'owner', @Now, @State, @Now, 1, 1);
INSERT INTO kitchen_state (eatery_id, number, state, since) VALUES (@EateryId, 1, @State, @Now);
