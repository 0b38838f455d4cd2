UPDATE registry_extract SET state = 'discarded', changed_at = @Now WHERE id = @Id AND state IN ('checked', 'stopped');
