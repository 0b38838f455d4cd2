SELECT number AS Number, move AS Move, state AS State, party AS Party, actor_name AS ActorName, at AS At, note AS Note, due_on AS DueOn,
       order_number AS OrderNumber, level AS Level, look_back_on AS LookBackOn, confirmed AS Confirmed, denied AS Denied
FROM rectification_event
WHERE rectification_id = @Id
ORDER BY number;

SELECT p.number AS Number, u.name AS Name, u.kind AS Kind
FROM rectification_proof p
JOIN upload u ON u.id = p.upload_id
WHERE p.rectification_id = @Id
ORDER BY p.number, p.position;
