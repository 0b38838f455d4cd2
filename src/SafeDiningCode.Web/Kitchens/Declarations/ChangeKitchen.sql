-- Only over what was read: whoever has written the kitchen since has raised its revision.
UPDATE kitchen
SET kind = @Kind, viewing = @Viewing, declared_by = 'owner', declared_at = @DeclaredAt, withdrawn_at = @WithdrawnAt,
    heartbeat_at = @HeartbeatAt, frame_at = @FrameAt,
    state = @State, state_since = @SinceUtc, state_number = @StateNumber, revision = revision + 1
WHERE eatery_id = @EateryId AND revision = @Revision;
