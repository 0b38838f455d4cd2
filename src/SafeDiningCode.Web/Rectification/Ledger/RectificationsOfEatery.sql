-- The open ones first, by what is due first; of the others the last fifty.
SELECT r.Id, r.EateryId, r.Source, r.Wording, r.FoundOn, r.DueOn, r.State, r.OrderNumber, r.Level, r.LookBackOn, r.Events, r.ChangedAt,
       r.Topic, r.KeyItem, r.Campaign, r.Office, r.Reopens, r.AskedOn, r.ClosedOn, r.EscalatedFor
FROM (
    SELECT id AS Id, eatery_id AS EateryId, source AS Source, wording AS Wording, found_on AS FoundOn, due_on AS DueOn, state AS State,
           order_number AS OrderNumber, level AS Level, look_back_on AS LookBackOn, events AS Events, changed_at AS ChangedAt,
           topic AS Topic, key_item AS KeyItem, campaign AS Campaign, office AS Office, reopens AS Reopens, asked_on AS AskedOn,
           closed_on AS ClosedOn, escalated_for AS EscalatedFor,
           CASE WHEN state IN ('closed', 'withdrawn') THEN 1 ELSE 0 END AS Ended,
           ROW_NUMBER() OVER (PARTITION BY CASE WHEN state IN ('closed', 'withdrawn') THEN 1 ELSE 0 END ORDER BY changed_at DESC, id DESC) AS Place
    FROM rectification
    WHERE eatery_id = @EateryId
) r
WHERE r.Ended = 0 OR r.Place <= 50
ORDER BY r.Ended, CASE WHEN r.Ended = 0 THEN COALESCE(r.DueOn, 99991231) ELSE 0 END, r.ChangedAt DESC, r.Id DESC;
