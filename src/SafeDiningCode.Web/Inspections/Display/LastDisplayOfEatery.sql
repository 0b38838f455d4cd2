SELECT MAX(d.day) AS Day
FROM code_issue c
JOIN code_display_check d ON d.eatery_id = c.eatery_id AND d.serial = c.serial
WHERE c.eatery_id = @EateryId AND c.revoked_at IS NULL;
