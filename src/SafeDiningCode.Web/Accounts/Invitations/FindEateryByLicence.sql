SELECT e.id AS Id, e.name AS Name, e.sign AS Sign, e.address AS Address, e.county AS County, e.division AS Division, e.unit AS Unit
FROM licence l
JOIN eatery e ON e.id = l.eatery_id
WHERE l.number = @Number AND e.division >= @ScopeFrom AND e.division < @ScopeTo;
