-- The first visit on the planned day or after it is the re-inspection: one before it is some other visit.
UPDATE inspection_appeal
SET reinspected_by = @Id
WHERE eatery_id = @EateryId AND kind = 'reinspection' AND state = 'granted' AND reinspected_by IS NULL AND visit_id <> @Id AND visit_on <= @InspectedOn;
