SELECT o.account_id AS AccountId, e.name AS Name, e.sign AS Sign
FROM account_eatery o
JOIN eatery e ON e.id = o.eatery_id
WHERE o.eatery_id = @EateryId AND o.ended_at IS NULL
ORDER BY o.account_id;
