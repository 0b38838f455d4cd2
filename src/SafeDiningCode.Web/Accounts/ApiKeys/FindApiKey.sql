SELECT id AS Id, prefix AS Prefix, name AS Name, purposes AS Purposes, division AS Division, created_at AS CreatedAt,
       last_used_on AS LastUsedOn, revoked_at AS RevokedAt
FROM api_key
WHERE key_hash = @KeyHash;
