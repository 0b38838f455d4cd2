SELECT account_id FROM account_eatery WHERE eatery_id = @EateryId AND ended_at IS NULL ORDER BY account_id;
