-- Every unit without units below it, those without eateries too: a day is either wholly here or not at all.
-- Nothing is known of an empty registry, so nothing is written down of it.
INSERT INTO unit_total (unit, day, licensed, coded)
SELECT u.code, @Day, COALESCE(t.licensed, 0), COALESCE(t.coded, 0)
FROM unit u
LEFT JOIN (
    SELECT e.unit, COUNT(*) AS licensed, SUM(e.coded) AS coded
    FROM (
        SELECT y.unit, CASE WHEN EXISTS (SELECT 1 FROM code_issue c WHERE c.eatery_id = y.id AND c.revoked_at IS NULL) THEN 1 ELSE 0 END AS coded
        FROM eatery y
        WHERE EXISTS (SELECT 1 FROM licence l WHERE l.eatery_id = y.id AND l.status = 'valid' AND l.valid_until >= @Day)
    ) e
    GROUP BY e.unit
) t ON t.unit = u.code
WHERE (t.unit IS NOT NULL OR NOT EXISTS (SELECT 1 FROM unit b WHERE b.parent = u.code))
  AND EXISTS (SELECT 1 FROM eatery)
  AND NOT EXISTS (SELECT 1 FROM unit_total d WHERE d.day = @Day);
