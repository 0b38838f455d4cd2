UPDATE kitchen
SET heartbeat_at = b.value ->> '$.at', frame_at = b.value ->> '$.at'
FROM json_each(@Batch) b
WHERE kitchen.eatery_id = b.value ->> '$.eatery';
