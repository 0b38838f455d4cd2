-- Officials whose place lies within the scope: each office assigns its own officers and those below. Those whose account is
-- locked are among them, for what they had is to be taken over.
SELECT a.id AS Id, a.name AS Name, a.division AS Division, CASE WHEN a.closed_at IS NULL THEN 0 ELSE 1 END AS Locked
FROM account a
WHERE a.role <> 'owner' AND a.division >= @ScopeFrom AND a.division < @ScopeTo
ORDER BY a.division, a.id;
