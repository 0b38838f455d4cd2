DELETE FROM closed_day WHERE eatery_id = @EateryId AND day >= @From AND day <= @To;
