UPDATE kitchen
SET withdrawn_at = @Now, heartbeat_at = NULL, frame_at = NULL, viewing = NULL,
    state = 'not-declared', state_since = @Now, state_number = state_number + 1, revision = revision + 1
WHERE declared_by = 'registry' AND withdrawn_at IS NULL
  AND eatery_id IN (SELECT b.eatery FROM OPENJSON(@Batch) WITH (eatery bigint '$.eatery', kitchen nvarchar(12) '$.row.kitchen') b WHERE b.kitchen IS NULL);
