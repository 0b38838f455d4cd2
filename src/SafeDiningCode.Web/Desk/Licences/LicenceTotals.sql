-- Where a licence was replaced by one that lasts longer, only that one counts.
SELECT e.division AS Division,
       SUM(CASE WHEN l.status = 'valid' AND l.valid_until >= @Today THEN 1 ELSE 0 END) AS InForce,
       SUM(CASE WHEN l.status = 'valid' AND l.valid_until >= @Today AND l.valid_until <= @Day30 THEN 1 ELSE 0 END) AS Within30,
       SUM(CASE WHEN l.status = 'valid' AND l.valid_until >= @Today AND l.valid_until <= @Day60 THEN 1 ELSE 0 END) AS Within60,
       SUM(CASE WHEN l.status = 'valid' AND l.valid_until >= @Today AND l.valid_until <= @Day90 THEN 1 ELSE 0 END) AS Within90,
       SUM(CASE WHEN l.status = 'valid' AND l.valid_until < @Today THEN 1 ELSE 0 END) AS Ended,
       SUM(CASE WHEN l.status <> 'valid' THEN 1 ELSE 0 END) AS Struck
FROM licence l
JOIN eatery e ON e.id = l.eatery_id
WHERE e.division >= @ScopeFrom AND e.division < @ScopeTo
  AND NOT EXISTS (
    SELECT 1 FROM licence o
    WHERE o.eatery_id = l.eatery_id AND o.status = 'valid' AND o.valid_until >= @Today
      AND o.valid_until > CASE WHEN l.status = 'valid' THEN l.valid_until ELSE 0 END)
GROUP BY e.division
ORDER BY e.division;
