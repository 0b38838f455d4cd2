SELECT r.day AS Day, r.reasons AS Reasons, r.comment AS Comment
FROM eatery_day d
JOIN rating r ON r.eatery_id = d.eatery_id AND r.day = d.day
WHERE d.eatery_id = @EateryId AND d.day >= @From AND d.day <= @To AND d.dissatisfied > 0 AND r.satisfaction = 3 AND r.counted = 1 AND r.comment IS NOT NULL;
