INSERT INTO notice (id, account_id, kind, subject, day, eatery_id, parameters, link, created_at)
SELECT @Id, @AccountId, @Kind, @Subject, @Day, @EateryId, @Parameters, @Link, @CreatedAt
WHERE NOT EXISTS (SELECT 1 FROM notice WHERE account_id = @AccountId AND kind = @Kind AND subject = @Subject AND day = @Day);
