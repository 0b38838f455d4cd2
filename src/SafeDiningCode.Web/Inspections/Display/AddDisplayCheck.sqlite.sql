INSERT INTO code_display_check (id, eatery_id, serial, day, checked_at, account_id, account_name)
VALUES (@Id, @EateryId, @Serial, @Day, @CheckedAt, @AccountId, @AccountName)
ON CONFLICT (eatery_id, serial, day) DO NOTHING;
