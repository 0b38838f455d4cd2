SELECT eatery_id FROM account_eatery WHERE account_id = @AccountId AND ended_at IS NULL ORDER BY eatery_id;
