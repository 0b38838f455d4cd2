UPDATE registry_extract SET state = 'discarded', changed_at = @Now WHERE state IN ('checked', 'stopped') AND changed_at < @Before;
