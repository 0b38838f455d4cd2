INSERT INTO notice_address (account_id, asked_day, asks)
SELECT @AccountId, @Day, 1
WHERE NOT EXISTS (SELECT 1 FROM notice_address WHERE account_id = @AccountId);
