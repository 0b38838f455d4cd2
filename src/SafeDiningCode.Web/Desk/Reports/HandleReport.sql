UPDATE code_report SET handled_at = @Now, handled_by = @By, handled_note = @Note WHERE id = @Id AND handled_at IS NULL;
