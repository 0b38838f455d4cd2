SELECT eatery_id AS EateryId, unit AS Unit, day AS Day, satisfaction AS Satisfaction, counted AS Counted FROM rating WHERE id = @RatingId;
