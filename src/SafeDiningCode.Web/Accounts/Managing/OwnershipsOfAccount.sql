SELECT o.eatery_id AS EateryId, e.name AS Name, e.sign AS Sign, e.division AS Division, o.since AS Since, o.ended_at AS EndedAt
FROM account_eatery o
JOIN eatery e ON e.id = o.eatery_id
WHERE o.account_id = @AccountId AND e.division >= @ScopeFrom AND e.division < @ScopeTo
ORDER BY o.since DESC;
