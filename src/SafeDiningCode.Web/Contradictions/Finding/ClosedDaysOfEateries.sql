SELECT eatery_id AS EateryId, day AS Day
FROM closed_day
WHERE eatery_id > @After AND eatery_id <= @Upto AND day >= @From AND day <= @To;
