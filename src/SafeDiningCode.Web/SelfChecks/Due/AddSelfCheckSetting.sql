INSERT INTO self_check_setting (eatery_id, since, shown) VALUES (@EateryId, @Since, @Shown);
