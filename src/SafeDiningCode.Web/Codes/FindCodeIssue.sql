SELECT eatery_id AS EateryId, number AS Number, issued_at AS IssuedAt, revoked_at AS RevokedAt
FROM code_issue
WHERE serial = @Serial AND key_version = @KeyVersion;
