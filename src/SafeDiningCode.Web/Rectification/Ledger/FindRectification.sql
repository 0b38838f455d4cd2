SELECT id AS Id, eatery_id AS EateryId, source AS Source, source_key AS SourceKey, wording AS Wording, found_on AS FoundOn, due_on AS DueOn, state AS State,
       order_number AS OrderNumber, level AS Level, look_back_on AS LookBackOn, events AS Events, changed_at AS ChangedAt,
       topic AS Topic, key_item AS KeyItem, campaign AS Campaign, office AS Office, reopens AS Reopens, asked_on AS AskedOn, closed_on AS ClosedOn,
       escalated_for AS EscalatedFor
FROM rectification
WHERE id = @Id AND eatery_id = @EateryId;
