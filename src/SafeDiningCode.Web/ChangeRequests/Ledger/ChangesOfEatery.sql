SELECT id AS Id, eatery_id AS EateryId, licence AS Licence, state AS State, events AS Events, note AS Note, reason AS Reason, sent_at AS SentAt,
       changed_at AS ChangedAt
FROM change_request
WHERE eatery_id = @EateryId
ORDER BY id DESC;

SELECT request_id AS RequestId, fact AS Fact, old_value AS OldValue, new_value AS NewValue
FROM change_request_line
WHERE eatery_id = @EateryId;
