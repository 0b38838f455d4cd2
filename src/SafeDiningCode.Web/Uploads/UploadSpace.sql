SELECT bytes FROM upload_space WHERE eatery_id = @EateryId;
