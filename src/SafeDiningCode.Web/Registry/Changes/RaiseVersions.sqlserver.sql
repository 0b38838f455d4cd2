UPDATE eatery SET version = version + 1 WHERE id IN (SELECT c.id FROM OPENJSON(@Eateries) WITH (id bigint '$') c);
