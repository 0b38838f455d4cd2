-- Those with a licence in force whose owner nobody has invited within the last days, or ever.
SELECT Id, Name, Sign, Address, County, Division, Unit
FROM (
    SELECT e.id AS Id, e.name AS Name, e.sign AS Sign, e.address AS Address, e.county AS County, e.division AS Division,
           e.unit AS Unit, ROW_NUMBER() OVER (ORDER BY e.division, e.id) AS place
    FROM eatery e
    WHERE e.division >= @From AND e.division < @To AND e.division >= @ScopeFrom AND e.division < @ScopeTo
      AND EXISTS (SELECT 1 FROM licence l WHERE l.eatery_id = e.id AND l.status = 'valid' AND l.valid_until >= @Today)
      AND NOT EXISTS (SELECT 1 FROM account_eatery o WHERE o.eatery_id = e.id AND o.ended_at IS NULL)
      AND NOT EXISTS (SELECT 1 FROM invitation i
                      WHERE i.eatery_id = e.id AND i.used_at IS NULL AND i.revoked_at IS NULL AND i.expires_at > @Now)
) p
WHERE place <= @Most
ORDER BY place;
