INSERT INTO rectification (id, eatery_id, source, source_key, wording, found_on, due_on, state, level, events, opened_at, changed_at, topic, key_item, campaign, reopens)
VALUES (@Id, @EateryId, @Source, @SourceKey, @Wording, @FoundOn, @DueOn, @State, 0, 1, @At, @At, @Topic, @KeyItem, @Campaign, 0);
