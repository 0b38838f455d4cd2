SELECT Id, Name, SignInName, Phone, RoleCode, Division, ClosedAt, LockedUntil, TotpOn, Waiting, Outside, Total
FROM (
    SELECT a.id AS Id, a.name AS Name, a.sign_in_name AS SignInName, a.phone AS Phone, a.role AS RoleCode,
           a.division AS Division, a.closed_at AS ClosedAt, a.locked_until AS LockedUntil, a.totp_on AS TotpOn,
           CASE WHEN a.password_hash IS NULL THEN 1 ELSE 0 END AS Waiting, 0 AS Outside,
           COUNT(*) OVER () AS Total, ROW_NUMBER() OVER (ORDER BY a.name, a.id) AS place
    FROM account a
    WHERE ((a.role <> 'owner' AND a.division >= @ScopeFrom AND a.division < @ScopeTo)
        OR (a.role = 'owner' AND EXISTS (SELECT 1 FROM account_eatery o JOIN eatery e ON e.id = o.eatery_id
                                         WHERE o.account_id = a.id AND o.ended_at IS NULL
                                           AND e.division >= @ScopeFrom AND e.division < @ScopeTo)))
      AND (@Role = '' OR a.role = @Role)
      AND (a.name LIKE @Pattern ESCAPE '\' OR a.sign_in_name LIKE @Pattern ESCAPE '\' OR a.phone LIKE @Pattern ESCAPE '\')
) p
WHERE place > @Skip AND place <= @Skip + @Take
ORDER BY place;
