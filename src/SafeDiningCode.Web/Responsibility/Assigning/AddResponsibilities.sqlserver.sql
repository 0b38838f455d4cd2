INSERT INTO responsibility (eatery_id, level, account_id, since)
SELECT CAST(b.value AS bigint), @Level, @AccountId, @Now
FROM OPENJSON(@Eateries) b;
