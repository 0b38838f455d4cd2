INSERT INTO kitchen_state (eatery_id, number, state, since)
SELECT b.value ->> '$.eatery', b.value ->> '$.number', b.value ->> '$.state', b.value ->> '$.since'
FROM json_each(@Batch) b;
