SELECT id AS Id, version AS Version FROM eatery WHERE id IN (SELECT c.id FROM OPENJSON(@Eateries) WITH (id bigint '$') c) ORDER BY id;
