SELECT id AS Id, eatery_id AS EateryId, licence AS Licence, state AS State, events AS Events, note AS Note, reason AS Reason, sent_at AS SentAt,
       changed_at AS ChangedAt
FROM change_request
WHERE id = @Id AND eatery_id = @EateryId;

SELECT request_id AS RequestId, fact AS Fact, old_value AS OldValue, new_value AS NewValue
FROM change_request_line
WHERE request_id = @Id AND eatery_id = @EateryId;

SELECT e.number AS Number, e.move AS Move, e.actor_name AS ActorName, e.at AS At, e.note AS Note
FROM change_request_event e
JOIN change_request r ON r.id = e.request_id
WHERE e.request_id = @Id AND r.eatery_id = @EateryId
ORDER BY e.number;

SELECT v.number AS Number, u.name AS Name, u.kind AS Kind
FROM change_request_evidence v
JOIN upload u ON u.id = v.upload_id
WHERE v.request_id = @Id AND u.eatery_id = @EateryId
ORDER BY v.number, v.position;
