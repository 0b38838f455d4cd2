-- What was begun to be sent and never ended: nobody can do anything with it.
DELETE FROM registry_extract_part WHERE extract_id IN (SELECT begun.id FROM registry_extract begun WHERE begun.state = 'receiving' AND begun.changed_at < @Before);
