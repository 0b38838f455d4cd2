INSERT INTO kitchen_outage (eatery_id, number, since, told_at) VALUES (@EateryId, @Number, @Since, @Now);
