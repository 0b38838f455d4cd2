SELECT MAX(number) FROM code_issue WHERE eatery_id = @EateryId;
