INSERT INTO registry_extract (id, source, file_name, bytes, hash, division, actor_kind, actor_id, actor_name, actor_role, state, received_at, changed_at,
    attempts, done, rows_read, stop_asked)
VALUES (@Id, @Source, @FileName, 0, '', @Division, @ActorKind, @ActorId, @ActorName, @ActorRole, 'receiving', @Now, @Now, 0, 0, 0, 0);
