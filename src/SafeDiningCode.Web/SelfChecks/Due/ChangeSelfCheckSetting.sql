UPDATE self_check_setting SET shown = @Shown, since = COALESCE(@Since, since) WHERE eatery_id = @EateryId;
