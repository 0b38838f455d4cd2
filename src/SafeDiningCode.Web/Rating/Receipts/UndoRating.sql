-- The device's tag gives way to one of nobody's, so that the diner may rate again the same day.
UPDATE rating SET counted = 0, undone_at = @Now, device_tag = @DeviceTag WHERE id = @RatingId AND counted = 1 AND undone_at IS NULL;
