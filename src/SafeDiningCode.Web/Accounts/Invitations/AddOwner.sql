INSERT INTO account_eatery (account_id, eatery_id, since) VALUES (@AccountId, @EateryId, @Now);
