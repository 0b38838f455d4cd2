SELECT serial AS Serial, key_version AS KeyVersion FROM code_issue WHERE eatery_id = @EateryId AND revoked_at IS NULL;
