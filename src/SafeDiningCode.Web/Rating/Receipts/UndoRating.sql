-- The device's tag gives way to one of nobody's, so that the diner may rate again the same day. A rating that is set aside
-- can be taken back as well: whether it counts is looked at under the lock that this takes.
UPDATE rating SET undone_at = @Now, device_tag = @DeviceTag WHERE id = @RatingId AND undone_at IS NULL;
