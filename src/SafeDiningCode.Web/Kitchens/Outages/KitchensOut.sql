-- Kitchens that were live once and are not now, with the first row of their history since, which names the outage; those
-- of which an owner was told are left out.
SELECT o.EateryId, o.Number, o.State, s.since AS Since, e.name AS Name, e.sign AS Sign
FROM (SELECT k.eatery_id AS EateryId, k.state AS State, MAX(a.number) + 1 AS Number
      FROM kitchen k
      JOIN kitchen_state a ON a.eatery_id = k.eatery_id AND a.state = 'active'
      WHERE k.withdrawn_at IS NULL AND k.state IN ('offline', 'degraded')
      GROUP BY k.eatery_id, k.state) o
JOIN kitchen_state s ON s.eatery_id = o.EateryId AND s.number = o.Number
JOIN eatery e ON e.id = o.EateryId
WHERE s.state IN ('offline', 'degraded') AND s.since >= @From AND s.since <= @To
  AND NOT EXISTS (SELECT 1 FROM kitchen_outage t WHERE t.eatery_id = o.EateryId AND t.number = o.Number)
ORDER BY o.EateryId;
