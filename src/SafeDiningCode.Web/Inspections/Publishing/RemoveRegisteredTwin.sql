-- The extract may have told of the visit first, by its result alone: the visit itself says more.
DELETE FROM inspection_failure
WHERE inspection_id IN (SELECT id FROM inspection WHERE eatery_id = @EateryId AND inspected_on = @InspectedOn AND source = 'registry');

DELETE FROM inspection WHERE eatery_id = @EateryId AND inspected_on = @InspectedOn AND source = 'registry';
