SELECT id AS Id FROM set_aside_case WHERE eatery_id = @EateryId AND day = @Day AND kind = @Kind AND unit = @Unit AND released_at IS NULL;
