INSERT INTO code_display_check (id, eatery_id, serial, day, checked_at, account_id, account_name)
SELECT @Id, @EateryId, @Serial, @Day, @CheckedAt, @AccountId, @AccountName
WHERE NOT EXISTS (SELECT 1 FROM code_display_check c WITH (UPDLOCK, SERIALIZABLE) WHERE c.eatery_id = @EateryId AND c.serial = @Serial AND c.day = @Day);
