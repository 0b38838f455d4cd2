SELECT a.id AS Id, a.name AS Name, a.sign_in_name AS SignInName, a.phone AS Phone, a.role AS RoleCode,
       a.division AS Division, a.closed_at AS ClosedAt, a.locked_until AS LockedUntil, a.totp_on AS TotpOn,
       CASE WHEN a.password_hash IS NULL THEN 1 ELSE 0 END AS Waiting,
       (SELECT COUNT(*) FROM account_eatery o JOIN eatery e ON e.id = o.eatery_id
        WHERE o.account_id = a.id AND o.ended_at IS NULL
          AND NOT (e.division >= @ScopeFrom AND e.division < @ScopeTo)) AS Outside
FROM account a
WHERE a.id = @Id
  AND ((a.role <> 'owner' AND a.division >= @ScopeFrom AND a.division < @ScopeTo)
    OR (a.role = 'owner' AND EXISTS (SELECT 1 FROM account_eatery o JOIN eatery e ON e.id = o.eatery_id
                                     WHERE o.account_id = a.id AND o.ended_at IS NULL
                                       AND e.division >= @ScopeFrom AND e.division < @ScopeTo)));
