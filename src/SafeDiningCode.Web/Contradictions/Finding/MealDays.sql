-- Scans at the meals of a day, of eateries that may serve food and have a code on the wall.
SELECT c.eatery_id AS EateryId, c.day AS Day, SUM(c.scans) AS Scans
FROM eatery e
JOIN scan_count c ON c.eatery_id = e.id
WHERE e.id > @After AND e.id <= @Upto AND c.day >= @From AND c.day <= @To
  AND EXISTS (SELECT 1 FROM licence l WHERE l.eatery_id = e.id AND l.status = 'valid' AND l.valid_until >= @Today)
  AND EXISTS (SELECT 1 FROM code_issue i WHERE i.eatery_id = e.id AND i.revoked_at IS NULL)
GROUP BY c.eatery_id, c.day;
