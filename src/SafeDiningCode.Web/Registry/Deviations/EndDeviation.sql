DELETE FROM deviating_fact WHERE eatery_id = @EateryId AND licence = @Licence AND fact = @Fact;
