INSERT INTO account (id, name, sign_in_name, phone, role, division, password_hash, security_stamp, version, failures,
                     locked_until, closed_at, totp_key, totp_on, totp_step, created_at)
VALUES (@Id, @Name, @SignInName, @Phone, @RoleCode, @Division, @PasswordHash, @SecurityStamp, @Version, @Failures,
        @LockedUntil, @ClosedAt, @TotpKey, @TotpOn, @TotpStep, @CreatedAt);
