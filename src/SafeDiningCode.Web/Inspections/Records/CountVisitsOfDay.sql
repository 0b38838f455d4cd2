SELECT COUNT(*) FROM inspection_visit WHERE eatery_id = @EateryId AND inspected_on = @InspectedOn;
