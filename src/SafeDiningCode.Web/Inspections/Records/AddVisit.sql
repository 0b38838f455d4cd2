INSERT INTO inspection_visit (id, eatery_id, inspected_on, of_day, newest, publish_on, published_on)
VALUES (@Id, @EateryId, @InspectedOn, @OfDay, 1, @PublishOn, NULL);
