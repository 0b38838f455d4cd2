-- Officials whose place lies within the scope: each office assigns its own officers and those below.
SELECT a.id AS Id, a.name AS Name, a.division AS Division
FROM account a
WHERE a.role <> 'owner' AND a.closed_at IS NULL AND a.division >= @ScopeFrom AND a.division < @ScopeTo
ORDER BY a.division, a.id;
