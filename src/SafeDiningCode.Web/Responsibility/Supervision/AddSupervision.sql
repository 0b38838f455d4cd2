INSERT INTO supervision (eatery_id, level, period, account_id, account_name, done_on, levels_version, problems, mended, note, sent_at)
SELECT @EateryId, @Level, @Period, @AccountId, @AccountName, @DoneOn, @LevelsVersion, @Problems, @Mended, @Note, @Now
WHERE NOT EXISTS (SELECT 1 FROM supervision WHERE eatery_id = @EateryId AND level = @Level AND period = @Period);
