-- The re-inspection that was asked for has been made.
UPDATE inspection SET mark = NULL
WHERE eatery_id = @EateryId AND mark = 'reinspection' AND id <> @Id
  AND id IN (SELECT visit_id FROM inspection_appeal WHERE eatery_id = @EateryId AND state = 'granted');
