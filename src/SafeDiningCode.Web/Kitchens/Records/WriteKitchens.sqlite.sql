-- Only over what was read: whoever has written a kitchen since has raised its revision.
UPDATE kitchen
SET heartbeat_at = b.value ->> '$.heartbeat', frame_at = b.value ->> '$.frame', state = b.value ->> '$.state', state_since = b.value ->> '$.since',
    state_number = b.value ->> '$.number', revision = revision + 1
FROM json_each(@Batch) b
WHERE kitchen.eatery_id = b.value ->> '$.eatery' AND kitchen.revision = b.value ->> '$.revision';
