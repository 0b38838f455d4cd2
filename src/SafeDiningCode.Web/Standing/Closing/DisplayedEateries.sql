-- 亮码率: eateries with a licence in force at the month's end, whose code in force then was found on display since a day. By child.
SELECT g.ancestor AS Unit, SUM(CAST(1 AS bigint)) AS Displayed
FROM eatery e
JOIN unit_ancestor g ON g.unit = e.unit
WHERE EXISTS (SELECT 1 FROM licence l WHERE l.eatery_id = e.id AND l.status = 'valid' AND l.valid_until >= @Day)
  AND EXISTS (SELECT 1
              FROM code_issue c
              JOIN code_display_check d ON d.eatery_id = c.eatery_id AND d.serial = c.serial
              WHERE c.eatery_id = e.id AND (c.revoked_at IS NULL OR c.revoked_at >= @End) AND d.day >= @Since AND d.day <= @Day)
  AND g.ancestor IN (SELECT u.code FROM unit u WHERE u.parent = @Unit)
GROUP BY g.ancestor;
