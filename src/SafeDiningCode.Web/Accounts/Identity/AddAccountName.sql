INSERT INTO account_name (name_key, account_id) VALUES (@NameKey, @AccountId);
