UPDATE contradiction
SET handled_at = @Now, handled_day = @Today, handled_by = @By, handled_by_name = @ByName, handled_note = @Note
WHERE id = @Id AND handled_at IS NULL;
