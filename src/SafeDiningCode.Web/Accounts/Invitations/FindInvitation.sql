SELECT i.id AS Id, i.eatery_id AS EateryId, i.account_id AS AccountId, i.division AS Division, i.phone AS Phone,
       i.replaces AS Replaces, i.created_at AS CreatedAt, i.expires_at AS ExpiresAt, i.used_at AS UsedAt,
       i.revoked_at AS RevokedAt, e.name AS EateryName, e.sign AS Sign, e.address AS Address, a.name AS Person,
       (SELECT MAX(l.number) FROM licence l WHERE l.eatery_id = i.eatery_id AND l.status = 'valid') AS Licence
FROM invitation i
LEFT JOIN eatery e ON e.id = i.eatery_id
LEFT JOIN account a ON a.id = i.account_id
WHERE i.token_hash = @TokenHash;
