-- 亮码: eateries with a licence in force on a day whose code in force then was seen on display since another, by smallest
-- unit. From the checks, of which there are fewer than eateries.
SELECT t.unit AS Unit, COUNT(*) AS Displayed
FROM (
    SELECT DISTINCT e.id, e.unit
    FROM code_display_check d
    JOIN code_issue c ON c.serial = d.serial AND c.eatery_id = d.eatery_id
    JOIN eatery e ON e.id = d.eatery_id
    WHERE d.day >= @Since AND d.day <= @Day
      AND (c.revoked_at IS NULL OR c.revoked_at >= @DayEnd)
      AND EXISTS (SELECT 1 FROM licence l WHERE l.eatery_id = e.id AND l.status = 'valid' AND l.valid_until >= @Day)
) t
GROUP BY t.unit;
