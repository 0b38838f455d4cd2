-- Eateries with a licence in force today, and those of them with a code on the wall, by smallest unit.
SELECT e.unit AS Unit, COUNT(*) AS Licensed, SUM(e.coded) AS Coded
FROM (
    SELECT y.unit, CASE WHEN EXISTS (SELECT 1 FROM code_issue c WHERE c.eatery_id = y.id AND c.revoked_at IS NULL) THEN 1 ELSE 0 END AS coded
    FROM eatery y
    WHERE EXISTS (SELECT 1 FROM licence l WHERE l.eatery_id = y.id AND l.status = 'valid' AND l.valid_until >= @Today)
) e
GROUP BY e.unit;
