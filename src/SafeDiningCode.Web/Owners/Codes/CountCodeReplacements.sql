SELECT COUNT(*) FROM code_replacement WHERE eatery_id = @EateryId AND replaced_at > @Since;
