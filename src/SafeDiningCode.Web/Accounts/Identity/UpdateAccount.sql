UPDATE account
SET name = @Name, sign_in_name = @SignInName, phone = @Phone, role = @RoleCode, division = @Division,
    password_hash = @PasswordHash, security_stamp = @SecurityStamp, version = version + 1, failures = @Failures,
    locked_until = @LockedUntil, closed_at = @ClosedAt, totp_key = @TotpKey, totp_on = @TotpOn, totp_step = @TotpStep
WHERE id = @Id AND version = @Version;
