UPDATE deviating_fact SET kept = @Kept, owner = @Owner, since = @Now WHERE eatery_id = @EateryId AND licence = @Licence AND fact = @Fact;
