SELECT TOP (@Most) id AS Id, eateries AS Eateries
FROM change_log
WHERE id > @After OR id IN (SELECT m.id FROM OPENJSON(@Missing) WITH (id bigint '$') m)
ORDER BY id;
