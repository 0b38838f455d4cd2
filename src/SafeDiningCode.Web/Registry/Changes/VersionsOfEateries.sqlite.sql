SELECT id AS Id, version AS Version FROM eatery WHERE id IN (SELECT value FROM json_each(@Eateries)) ORDER BY id;
