-- 亮码率: eateries with a licence in force, and those of them whose code in force was found on display since a day.
SELECT COUNT(*) AS Licensed, COALESCE(SUM(x.Verified), 0) AS Verified
FROM (
    SELECT CASE WHEN EXISTS (SELECT 1
                             FROM code_issue c
                             JOIN code_display_check d ON d.eatery_id = c.eatery_id AND d.serial = c.serial
                             WHERE c.eatery_id = e.id AND c.revoked_at IS NULL AND d.day >= @Since) THEN 1 ELSE 0 END AS Verified
    FROM eatery e
    WHERE e.division >= @ScopeFrom AND e.division < @ScopeTo
      AND EXISTS (SELECT 1 FROM licence l WHERE l.eatery_id = e.id AND l.status = 'valid' AND l.valid_until >= @Today)
) x;
