SELECT id AS Id, source AS Source, file_name AS FileName, bytes AS Bytes, hash AS Hash, division AS Division, actor_kind AS ActorKind, actor_id AS ActorId,
       actor_name AS ActorName, actor_role AS ActorRole, state AS State, received_at AS ReceivedAt, changed_at AS ChangedAt, lease_until AS LeaseUntil,
       worker AS Worker, attempts AS Attempts, done AS Done, rows_read AS RowsRead, stop_asked AS StopAsked, preview AS Preview, outcome AS Outcome, fault AS Fault
FROM registry_extract
WHERE id = @Id;
