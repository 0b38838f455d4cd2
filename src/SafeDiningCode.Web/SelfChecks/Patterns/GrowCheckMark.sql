-- A run that was marked goes on: one mark, which grows.
UPDATE self_check_mark
SET last_day = @LastDay, records = @Records
WHERE eatery_id = @EateryId AND pattern = @Pattern AND last_day >= @FirstDay AND first_day <= @LastDay AND other_eatery_id IS NULL;
