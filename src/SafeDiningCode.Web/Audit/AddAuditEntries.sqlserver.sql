INSERT INTO audit_entry (number, at, actor_kind, actor_id, actor_name, actor_role, action, record_kind, record_id,
                         division, eatery_id, reason, before_state, after_state, hash)
SELECT b.number, b.at, b.kind, b.actor, b.name, b.role, b.action, b.record, b.id, b.division, b.eatery, b.reason,
       b.before_state, b.after_state, b.hash
FROM OPENJSON(@Batch) WITH (number bigint '$.number', at datetime2(3) '$.at', kind nvarchar(8) '$.kind', actor bigint '$.actor',
    name nvarchar(80) '$.name', role nvarchar(16) '$.role', action nvarchar(40) '$.action', record nvarchar(24) '$.record',
    id nvarchar(80) '$.id', division nvarchar(12) '$.division', eatery bigint '$.eatery', reason nvarchar(400) '$.reason',
    before_state nvarchar(max) '$.before', after_state nvarchar(max) '$.after', hash nvarchar(64) '$.hash') b;
UPDATE audit_head SET hash = @Hash WHERE id = 1;
