SELECT id AS Id, eateries AS Eateries
FROM change_log
WHERE id > @After OR id IN (SELECT value FROM json_each(@Missing))
ORDER BY id
LIMIT @Most;
