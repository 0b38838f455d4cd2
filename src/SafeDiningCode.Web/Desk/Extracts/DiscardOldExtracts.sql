UPDATE registry_extract SET state = 'discarded', changed_at = @Now WHERE state IN ('receiving', 'checked', 'stopped') AND changed_at < @Before;
