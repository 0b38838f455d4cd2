SELECT COUNT(*)
FROM eatery e
JOIN code_issue c ON c.eatery_id = e.id AND c.revoked_at IS NULL
WHERE e.division >= @ScopeFrom AND e.division < @ScopeTo;
