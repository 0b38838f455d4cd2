UPDATE eatery SET version = version + 1 WHERE id IN (SELECT value FROM json_each(@Eateries));
