-- What was assigned to an officer of a village: of its own street alone.
SELECT e.id AS Id, e.name AS Name, e.sign AS Sign, e.address AS Address, e.county AS County, e.division AS Division, e.unit AS Unit
FROM eatery e
WHERE e.id = @Eatery AND e.division = @Street
  AND e.id IN (SELECT eatery_id FROM responsibility WHERE account_id = @AccountId AND ended_at IS NULL);
