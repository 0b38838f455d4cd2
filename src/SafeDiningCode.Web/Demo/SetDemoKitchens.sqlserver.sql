UPDATE k
SET declared_at = b.declared, viewing = b.viewing, heartbeat_at = b.heartbeat, frame_at = b.frame,
    state = b.state, state_since = b.since, state_number = b.number, revision = k.revision + 1
FROM kitchen k
JOIN OPENJSON(@Batch) WITH (
    eatery bigint '$.eatery', declared datetime2(3) '$.declared', viewing nvarchar(400) '$.viewing', heartbeat datetime2(3) '$.heartbeat',
    frame datetime2(3) '$.frame', state nvarchar(12) '$.state', since datetime2(3) '$.since', number int '$.number') b ON b.eatery = k.eatery_id;

DELETE FROM kitchen_state WHERE eatery_id IN (SELECT b.eatery FROM OPENJSON(@Batch) WITH (eatery bigint '$.eatery') b);
INSERT INTO kitchen_state (eatery_id, number, state, since)
SELECT s.eatery, s.number, s.state, s.since
FROM OPENJSON(@States) WITH (eatery bigint '$.eatery', number int '$.number', state nvarchar(12) '$.state', since datetime2(3) '$.since') s;
