INSERT INTO inspection (id, eatery_id, inspected_on, result, source) VALUES (@Id, @EateryId, @InspectedOn, @Result, @Source);
