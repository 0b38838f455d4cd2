INSERT INTO code_replacement (serial, next_serial, eatery_id, account_id, reason, note, replaced_at)
VALUES (@Serial, @NextSerial, @EateryId, @AccountId, @Reason, @Note, @Now);
