SELECT id AS Id, name AS Name, sign_in_name AS SignInName, phone AS Phone, role AS RoleCode, division AS Division,
       password_hash AS PasswordHash, security_stamp AS SecurityStamp, version AS Version, failures AS Failures,
       locked_until AS LockedUntil, closed_at AS ClosedAt, totp_key AS TotpKey, totp_on AS TotpOn, totp_step AS TotpStep,
       created_at AS CreatedAt
FROM account
WHERE id = (SELECT account_id FROM account_name WHERE name_key = @NameKey);
