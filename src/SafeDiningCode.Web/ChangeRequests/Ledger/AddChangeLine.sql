INSERT INTO change_request_line (request_id, fact, eatery_id, slot, old_value, new_value)
VALUES (@Id, @Fact, @EateryId, @Fact, @OldValue, @NewValue);
