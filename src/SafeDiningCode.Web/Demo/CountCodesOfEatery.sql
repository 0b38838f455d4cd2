SELECT COUNT(*) AS Codes FROM code_issue WHERE eatery_id = @EateryId;
