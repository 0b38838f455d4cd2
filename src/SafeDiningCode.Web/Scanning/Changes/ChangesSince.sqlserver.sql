SELECT TOP (@Most) id AS Id, changed_at AS ChangedAt, eateries AS Eateries, versions AS Versions
FROM change_log
WHERE id > @After OR id IN (SELECT m.id FROM OPENJSON(@Missing) WITH (id bigint '$') m)
ORDER BY id;
