INSERT INTO deviating_fact (eatery_id, licence, fact, registered, kept, owner, since)
VALUES (@EateryId, @Licence, @Fact, @Registered, @Kept, @Owner, @Now);
