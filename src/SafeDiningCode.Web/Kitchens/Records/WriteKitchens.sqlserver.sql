-- Only over what was read: whoever has written a kitchen since has raised its revision.
UPDATE k
SET heartbeat_at = b.heartbeat, frame_at = b.frame, state = b.state, state_since = b.since, state_number = b.number, revision = k.revision + 1
FROM kitchen k
JOIN OPENJSON(@Batch) WITH (
    eatery bigint '$.eatery', revision bigint '$.revision', heartbeat datetime2(3) '$.heartbeat', frame datetime2(3) '$.frame',
    state nvarchar(12) '$.state', since datetime2(3) '$.since', number int '$.number') b ON b.eatery = k.eatery_id AND b.revision = k.revision;
