-- Another kind is another declaration: what the video platform said of the old one no longer holds.
UPDATE kitchen SET kind = b.value ->> '$.row.kitchen', declared_at = @Now, heartbeat_at = NULL, frame_at = NULL
FROM json_each(@Batch) b
WHERE kitchen.eatery_id = b.value ->> '$.eatery' AND kitchen.kind <> b.value ->> '$.row.kitchen';
