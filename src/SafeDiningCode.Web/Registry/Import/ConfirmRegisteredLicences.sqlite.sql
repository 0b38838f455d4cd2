UPDATE licence SET confirmed_at = @Now
WHERE number IN (SELECT value FROM json_each(@Numbers));
