SELECT id AS Id, source_key AS SourceKey FROM rectification WHERE eatery_id = @EateryId AND source = 'supervision';
