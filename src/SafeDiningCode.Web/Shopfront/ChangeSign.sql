UPDATE eatery SET sign = @Sign WHERE id = @EateryId;
