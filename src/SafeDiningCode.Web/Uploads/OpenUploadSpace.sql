INSERT INTO upload_space (eatery_id, bytes)
SELECT @EateryId, 0 WHERE NOT EXISTS (SELECT 1 FROM upload_space WHERE eatery_id = @EateryId);
