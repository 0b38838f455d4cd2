DELETE FROM eatery_month WHERE month = @Period AND unit = @Unit AND eatery_id = @EateryId;
INSERT INTO eatery_month (month, unit, eatery_id, satisfied, fair, dissatisfied)
SELECT day / 100, unit, eatery_id, SUM(CASE WHEN satisfaction = 1 THEN 1 ELSE 0 END), SUM(CASE WHEN satisfaction = 2 THEN 1 ELSE 0 END), SUM(CASE WHEN satisfaction = 3 THEN 1 ELSE 0 END)
FROM rating
WHERE eatery_id = @EateryId AND day BETWEEN @Period * 100 AND @Period * 100 + 99 AND unit = @Unit AND counted = 1
GROUP BY day / 100, unit, eatery_id;
