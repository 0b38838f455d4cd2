UPDATE kitchen
SET withdrawn_at = @Now, heartbeat_at = NULL, frame_at = NULL, viewing = NULL,
    state = 'not-declared', state_since = @Now, state_number = state_number + 1, revision = revision + 1
WHERE declared_by = 'registry' AND withdrawn_at IS NULL
  AND eatery_id IN (SELECT b.value ->> '$.eatery' FROM json_each(@Batch) b WHERE b.value ->> '$.row.kitchen' IS NULL);
