-- The history of a kitchen whose state the statements before have changed.
INSERT INTO kitchen_state (eatery_id, number, state, since)
SELECT k.eatery_id, k.state_number, k.state, k.state_since
FROM kitchen k
WHERE k.eatery_id = @Eatery
  AND NOT EXISTS (SELECT 1 FROM kitchen_state s WHERE s.eatery_id = k.eatery_id AND s.number = k.state_number);
