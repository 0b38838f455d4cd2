INSERT INTO closed_day (eatery_id, day, declared_at)
SELECT @EateryId, @Day, @At
WHERE NOT EXISTS (SELECT 1 FROM closed_day c WHERE c.eatery_id = @EateryId AND c.day = @Day);
