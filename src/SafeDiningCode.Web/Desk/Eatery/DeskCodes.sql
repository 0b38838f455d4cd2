SELECT serial AS Serial, key_version AS KeyVersion, number AS Number, issued_at AS IssuedAt, revoked_at AS RevokedAt
FROM code_issue
WHERE eatery_id = @Eatery
ORDER BY number DESC;
