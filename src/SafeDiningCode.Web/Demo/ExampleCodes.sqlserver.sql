SELECT TOP (@Most) COALESCE(e.sign, e.name) AS Name, c.key_version AS KeyVersion, c.serial AS Serial
FROM code_issue c JOIN eatery e ON e.id = c.eatery_id
WHERE c.revoked_at IS NULL
ORDER BY e.id;
