SELECT id AS Id, eatery_id AS EateryId, licence AS Licence, state AS State, events AS Events, note AS Note, reason AS Reason, sent_at AS SentAt,
       changed_at AS ChangedAt
FROM change_request
WHERE id = @Id AND eatery_id = @EateryId;
