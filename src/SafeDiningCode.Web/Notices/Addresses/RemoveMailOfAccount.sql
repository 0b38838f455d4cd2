UPDATE notice_address SET mail = NULL, confirmed_at = NULL WHERE account_id = @AccountId AND mail IS NOT NULL;
