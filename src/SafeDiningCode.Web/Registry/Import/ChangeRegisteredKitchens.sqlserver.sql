-- Another kind is another declaration: what the video platform said of the old one no longer holds.
UPDATE k SET kind = b.kitchen, declared_at = @Now, heartbeat_at = NULL, frame_at = NULL
FROM kitchen k
JOIN OPENJSON(@Batch) WITH (eatery bigint '$.eatery', kitchen nvarchar(12) '$.row.kitchen') b ON b.eatery = k.eatery_id
WHERE k.kind <> b.kitchen COLLATE Latin1_General_100_BIN2;
