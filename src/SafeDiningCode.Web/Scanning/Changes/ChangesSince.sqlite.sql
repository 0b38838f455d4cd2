SELECT id AS Id, changed_at AS ChangedAt, eateries AS Eateries, versions AS Versions
FROM change_log
WHERE id > @After OR id IN (SELECT value FROM json_each(@Missing))
ORDER BY id
LIMIT @Most;
