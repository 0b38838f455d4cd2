UPDATE k
SET heartbeat_at = b.at, frame_at = b.at
FROM kitchen k
JOIN OPENJSON(@Batch) WITH (eatery bigint '$.eatery', at datetime2(3) '$.at') b ON b.eatery = k.eatery_id;
