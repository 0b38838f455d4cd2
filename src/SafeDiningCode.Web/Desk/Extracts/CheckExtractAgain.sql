UPDATE registry_extract
SET state = 'uploaded', preview = NULL, stop_asked = 0, attempts = 0, done = 0, rows_read = 0, changed_at = @Now
WHERE id = @Id AND state IN ('checked', 'stopped');
