SELECT e.id AS Id, e.name AS Name, e.sign AS Sign, e.address AS Address, e.division AS Division, l.number AS Licence, l.status AS Status, l.valid_until AS ValidUntil
FROM eatery e
LEFT JOIN (
    SELECT eatery_id, number, status, valid_until, ROW_NUMBER() OVER (
        PARTITION BY eatery_id
        ORDER BY CASE WHEN status = 'valid' AND valid_until >= @Today THEN 0 ELSE 1 END, valid_until DESC, number) AS place
    FROM licence
    WHERE eatery_id IN (SELECT c.id FROM OPENJSON(@Eateries) WITH (id bigint '$') c)) l ON l.eatery_id = e.id AND l.place = 1
WHERE e.id IN (SELECT c.id FROM OPENJSON(@Eateries) WITH (id bigint '$') c) AND e.division >= @ScopeFrom AND e.division < @ScopeTo;
