INSERT INTO responsibility (eatery_id, level, account_id, since)
SELECT b.value, @Level, @AccountId, @Now
FROM json_each(@Eateries) b;
