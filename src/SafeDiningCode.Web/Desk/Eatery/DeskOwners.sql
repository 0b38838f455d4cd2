SELECT a.name AS Name, o.since AS Since, o.ended_at AS EndedAt
FROM account_eatery o
JOIN account a ON a.id = o.account_id
WHERE o.eatery_id = @Eatery
ORDER BY CASE WHEN o.ended_at IS NULL THEN 0 ELSE 1 END, o.since DESC, a.id;
