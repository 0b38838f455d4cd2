DELETE FROM eatery_day WHERE eatery_id = @EateryId AND day = @Period;
INSERT INTO eatery_day (eatery_id, day, satisfied, fair, dissatisfied)
SELECT eatery_id, day, SUM(CASE WHEN satisfaction = 1 THEN 1 ELSE 0 END), SUM(CASE WHEN satisfaction = 2 THEN 1 ELSE 0 END), SUM(CASE WHEN satisfaction = 3 THEN 1 ELSE 0 END)
FROM rating
WHERE eatery_id = @EateryId AND day = @Period AND counted = 1
GROUP BY eatery_id, day;
