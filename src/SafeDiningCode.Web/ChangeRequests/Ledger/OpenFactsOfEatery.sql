SELECT fact FROM change_request_line WHERE eatery_id = @EateryId AND slot = fact AND request_id <> @Except;
