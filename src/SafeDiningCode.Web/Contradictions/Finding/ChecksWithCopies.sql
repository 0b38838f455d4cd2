-- Of the few eateries with a copied photograph: how many daily records there are, and the findings of all records, each by
-- its newest version.
SELECT m.eatery_id AS EateryId, m.copies AS Copies,
       SUM(CASE WHEN c.kind = 'daily' THEN 1 ELSE 0 END) AS Records,
       SUM(c.findings) AS Findings
FROM (
    SELECT k.eatery_id, COUNT(*) AS copies
    FROM self_check_mark k
    WHERE k.eatery_id > @After AND k.eatery_id <= @Upto AND k.pattern = 'copied-photo' AND k.last_day >= @From AND k.last_day <= @To
    GROUP BY k.eatery_id
) m
JOIN self_check c ON c.eatery_id = m.eatery_id
WHERE c.period >= @From AND c.period <= @To
  AND NOT EXISTS (SELECT 1 FROM self_check n WHERE n.eatery_id = c.eatery_id AND n.kind = c.kind AND n.period = c.period AND n.version > c.version)
GROUP BY m.eatery_id, m.copies;
