DELETE FROM account_session WHERE id_hash = @IdHash AND account_id = @AccountId;
