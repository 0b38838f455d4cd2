SELECT x.Id, x.Source, x.FileName, x.Bytes, x.ActorName, x.State, x.ReceivedAt
FROM (
    SELECT id AS Id, source AS Source, file_name AS FileName, bytes AS Bytes, actor_name AS ActorName, state AS State, received_at AS ReceivedAt,
           ROW_NUMBER() OVER (ORDER BY id DESC) AS Place
    FROM registry_extract
    WHERE state <> 'receiving' AND division >= @ScopeFrom AND division < @ScopeTo) x
WHERE x.Place > @After AND x.Place <= @Upto
ORDER BY x.Place;
