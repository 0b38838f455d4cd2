SELECT e.id AS Id, e.name AS Name, e.sign AS Sign, e.address AS Address, e.county AS County, e.division AS Division, e.unit AS Unit
FROM eatery e
WHERE e.id = @Eatery
  AND ((e.division >= @ScopeFrom AND e.division < @ScopeTo)
    OR e.id IN (SELECT eatery_id FROM account_eatery WHERE account_id = @ScopeOwner AND ended_at IS NULL));
