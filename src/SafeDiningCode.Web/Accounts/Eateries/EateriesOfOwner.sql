SELECT e.id AS Id, e.name AS Name, e.sign AS Sign, e.address AS Address, e.county AS County, e.division AS Division, e.unit AS Unit
FROM account_eatery o
JOIN eatery e ON e.id = o.eatery_id
WHERE o.account_id = @AccountId AND o.ended_at IS NULL
ORDER BY e.name, e.id;
