SELECT id FROM rectification WHERE eatery_id = @EateryId AND source = @Source AND source_key = @SourceKey;
