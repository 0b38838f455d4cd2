SELECT serial AS Serial, key_version AS KeyVersion, number AS Number, issued_at AS IssuedAt
FROM code_issue
WHERE eatery_id = @EateryId AND revoked_at IS NULL;
