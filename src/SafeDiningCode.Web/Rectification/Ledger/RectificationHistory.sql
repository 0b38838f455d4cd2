SELECT number AS Number, move AS Move, state AS State, party AS Party, actor_name AS ActorName, at AS At, note AS Note, due_on AS DueOn,
       order_number AS OrderNumber, level AS Level, look_back_on AS LookBackOn, confirmed AS Confirmed, denied AS Denied
FROM rectification_event
WHERE rectification_id = @Id
ORDER BY number;

SELECT number AS Number, upload_id AS UploadId
FROM rectification_proof
WHERE rectification_id = @Id
ORDER BY number, position;
