UPDATE talk
SET called_off_at = @Now
WHERE month = @Month AND unit = @Unit AND held_on IS NULL AND called_off_at IS NULL;
