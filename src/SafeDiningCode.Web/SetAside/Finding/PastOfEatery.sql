-- By the unique key of ratings (eatery, day, device): an eatery's own days alone.
SELECT day AS Day, rated_at AS RatedAt FROM rating WHERE eatery_id = @EateryId AND day >= @From AND day < @Day AND counted = 1;
