DELETE FROM account_session WHERE account_id = @AccountId AND id_hash <> @But;
