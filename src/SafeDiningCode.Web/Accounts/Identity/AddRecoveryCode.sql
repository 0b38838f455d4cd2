INSERT INTO account_recovery_code (account_id, code_hash) VALUES (@AccountId, @CodeHash);
