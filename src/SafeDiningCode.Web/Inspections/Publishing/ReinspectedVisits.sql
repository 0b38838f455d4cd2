SELECT visit_id FROM inspection_appeal WHERE eatery_id = @EateryId AND reinspected_by = @Id;
