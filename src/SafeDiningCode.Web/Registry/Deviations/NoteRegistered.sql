UPDATE deviating_fact SET registered = @Registered WHERE eatery_id = @EateryId AND licence = @Licence AND fact = @Fact;
