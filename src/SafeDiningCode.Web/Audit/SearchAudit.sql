SELECT Number, At, ActorKind, ActorId, ActorName, ActorRole, Action, RecordKind, RecordId, Division, EateryId, Reason,
       BeforeState, AfterState, Hash
FROM (
    SELECT number AS Number, at AS At, actor_kind AS ActorKind, actor_id AS ActorId, actor_name AS ActorName, actor_role AS ActorRole,
           action AS Action, record_kind AS RecordKind, record_id AS RecordId, division AS Division, eatery_id AS EateryId,
           reason AS Reason, before_state AS BeforeState, after_state AS AfterState, hash AS Hash,
           ROW_NUMBER() OVER (ORDER BY number DESC) AS place
    FROM audit_entry
    WHERE division >= @ScopeFrom AND division < @ScopeTo
      AND (@Who = '%%' OR actor_name LIKE @Who ESCAPE '\')
      AND (@What = '%%' OR action LIKE @What ESCAPE '\')
      AND (@Record = '' OR record_kind = @Record)
      AND (@RecordId = '' OR record_id = @RecordId)
      AND at >= @From AND at < @To
) p
WHERE place > @Skip AND place <= @Skip + @Take
ORDER BY place;
