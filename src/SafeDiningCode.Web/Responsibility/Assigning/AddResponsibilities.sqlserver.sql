INSERT INTO responsibility (eatery_id, level, account_id, since)
SELECT b.id, @Level, @AccountId, @Now
FROM OPENJSON(@Eateries) WITH (id bigint '$') b;
