UPDATE kitchen
SET declared_at = b.value ->> '$.declared', viewing = b.value ->> '$.viewing', heartbeat_at = b.value ->> '$.heartbeat', frame_at = b.value ->> '$.frame',
    state = b.value ->> '$.state', state_since = b.value ->> '$.since', state_number = b.value ->> '$.number', revision = revision + 1
FROM json_each(@Batch) b
WHERE kitchen.eatery_id = b.value ->> '$.eatery';

DELETE FROM kitchen_state WHERE eatery_id IN (SELECT b.value ->> '$.eatery' FROM json_each(@Batch) b);
INSERT INTO kitchen_state (eatery_id, number, state, since)
SELECT s.value ->> '$.eatery', s.value ->> '$.number', s.value ->> '$.state', s.value ->> '$.since'
FROM json_each(@States) s;
