SELECT COUNT(*) FROM account_recovery_code WHERE account_id = @AccountId;
