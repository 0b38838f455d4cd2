-- From the state that held at @Since on; numbers follow time.
SELECT s.state AS State, s.since AS Since
FROM kitchen_state s
WHERE s.eatery_id = @EateryId
  AND s.number >= COALESCE((SELECT MAX(b.number) FROM kitchen_state b WHERE b.eatery_id = @EateryId AND b.since <= @Since), 0)
ORDER BY s.number;
