-- The days of each of an owner's shops, out of the roll-up.
SELECT d.eatery_id AS EateryId, d.day AS Day, d.satisfied AS Satisfied, d.fair AS Fair, d.dissatisfied AS Dissatisfied
FROM eatery_day d
WHERE d.eatery_id IN (SELECT o.eatery_id FROM account_eatery o WHERE o.account_id = @AccountId AND o.ended_at IS NULL)
  AND d.day >= @Since AND d.day <= @To;

-- The counties and zones in which they are counted, over the weeks shown.
SELECT a.ancestor AS Unit,
       SUM(CAST(d.satisfied AS bigint)) AS Satisfied,
       SUM(CAST(d.fair AS bigint)) AS Fair,
       SUM(CAST(d.dissatisfied AS bigint)) AS Dissatisfied
FROM unit_ancestor a
JOIN unit_day d ON d.unit = a.unit AND d.day >= @From AND d.day <= @To
WHERE a.ancestor IN (SELECT c.ancestor
                     FROM account_eatery o
                     JOIN eatery e ON e.id = o.eatery_id
                     JOIN unit_ancestor c ON c.unit = e.unit
                     JOIN unit u ON u.code = c.ancestor
                     WHERE o.account_id = @AccountId AND o.ended_at IS NULL AND u.level IN ('county', 'zone'))
GROUP BY a.ancestor;
