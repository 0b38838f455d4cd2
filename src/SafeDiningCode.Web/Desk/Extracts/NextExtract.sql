-- In the order in which they came; while one is imported no other is, so that a later extract has the last word.
SELECT MIN(x.id) AS Id
FROM registry_extract x
WHERE (x.state = 'uploaded' OR x.state = 'confirmed' AND NOT EXISTS (
        SELECT 1 FROM registry_extract o WHERE o.state = 'confirmed' AND o.lease_until >= @Now))
  AND (x.lease_until IS NULL OR x.lease_until < @Now);
