-- Another kind is another declaration: what the video platform said of the old one no longer holds. What the owner has
-- declared or taken back since is the owner's.
UPDATE kitchen
SET kind = b.value ->> '$.row.kitchen', declared_at = @Now, heartbeat_at = NULL, frame_at = NULL, viewing = NULL, withdrawn_at = NULL,
    state = CASE WHEN b.value ->> '$.row.kitchen' IN ('video', 'network') THEN 'pending' ELSE 'active' END,
    state_since = @Now, state_number = state_number + 1, revision = revision + 1
FROM json_each(@Batch) b
WHERE kitchen.eatery_id = b.value ->> '$.eatery' AND kitchen.declared_by = 'registry'
  AND (kitchen.kind <> b.value ->> '$.row.kitchen' OR (kitchen.withdrawn_at IS NOT NULL AND b.value ->> '$.row.kitchen' IS NOT NULL));
