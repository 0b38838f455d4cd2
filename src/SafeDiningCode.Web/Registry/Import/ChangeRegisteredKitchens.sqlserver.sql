-- Another kind is another declaration: what the video platform said of the old one no longer holds. What the owner has
-- declared or taken back since is the owner's.
UPDATE k
SET kind = b.kitchen, declared_at = @Now, heartbeat_at = NULL, frame_at = NULL, viewing = NULL, withdrawn_at = NULL,
    state = CASE WHEN b.kitchen IN ('video', 'network') THEN 'pending' ELSE 'active' END,
    state_since = @Now, state_number = k.state_number + 1, revision = k.revision + 1
FROM kitchen k
JOIN OPENJSON(@Batch) WITH (eatery bigint '$.eatery', kitchen nvarchar(12) '$.row.kitchen') b ON b.eatery = k.eatery_id
WHERE k.declared_by = 'registry'
  AND (k.kind <> b.kitchen COLLATE Latin1_General_100_BIN2 OR (k.withdrawn_at IS NOT NULL AND b.kitchen IS NOT NULL));
