SELECT number AS Number, at AS At, actor_kind AS ActorKind, actor_id AS ActorId, actor_name AS ActorName, actor_role AS ActorRole,
       action AS Action, record_kind AS RecordKind, record_id AS RecordId, division AS Division, eatery_id AS EateryId,
       reason AS Reason, before_state AS BeforeState, after_state AS AfterState, hash AS Hash
FROM audit_entry
WHERE number <= @Number
ORDER BY number;
