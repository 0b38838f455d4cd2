UPDATE eatery SET grade = @Grade WHERE id = @EateryId;
