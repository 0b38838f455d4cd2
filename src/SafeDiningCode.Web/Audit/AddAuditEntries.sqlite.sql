INSERT INTO audit_entry (number, at, actor_kind, actor_id, actor_name, actor_role, action, record_kind, record_id,
                         division, eatery_id, reason, before_state, after_state, hash)
SELECT value ->> '$.number', value ->> '$.at', value ->> '$.kind', value ->> '$.actor', value ->> '$.name', value ->> '$.role',
       value ->> '$.action', value ->> '$.record', value ->> '$.id', value ->> '$.division', value ->> '$.eatery',
       value ->> '$.reason', value ->> '$.before', value ->> '$.after', value ->> '$.hash'
FROM json_each(@Batch);
UPDATE audit_head SET hash = @Hash WHERE id = 1;
