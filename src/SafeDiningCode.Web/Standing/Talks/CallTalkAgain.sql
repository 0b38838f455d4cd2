UPDATE talk
SET version = @Version, due_on = @DueOn, called_off_at = NULL
WHERE month = @Month AND unit = @Unit AND called_off_at IS NOT NULL;
