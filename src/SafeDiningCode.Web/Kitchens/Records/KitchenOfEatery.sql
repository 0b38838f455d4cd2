SELECT k.id AS Id, k.eatery_id AS EateryId, e.division AS Division, e.unit AS Unit, k.kind AS Kind, k.declared_by AS DeclaredBy,
       k.declared_at AS DeclaredAt, k.withdrawn_at AS WithdrawnAt, k.viewing AS Viewing, k.heartbeat_at AS HeartbeatAt, k.frame_at AS FrameAt,
       k.state AS State, k.state_since AS StateSince, k.state_number AS StateNumber, k.revision AS Revision
FROM kitchen k
JOIN eatery e ON e.id = k.eatery_id
WHERE k.eatery_id = @EateryId;
