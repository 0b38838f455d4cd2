UPDATE talk
SET held_on = @HeldOn, outcome = @Outcome, recorded_by_name = @RecordedByName, recorded_at = @Now
WHERE month = @Month AND unit = @Unit AND held_on IS NULL AND called_off_at IS NULL;
