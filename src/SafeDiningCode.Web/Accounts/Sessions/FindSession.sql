SELECT a.id AS AccountId, a.name AS Name, a.role AS Role, a.division AS Division, a.security_stamp AS SecurityStamp,
       a.closed_at AS ClosedAt, a.totp_on AS TotpOn, s.stamp AS Stamp, s.stage AS Stage, s.second_factor AS SecondFactor,
       s.device AS Device, s.created_at AS CreatedAt, s.seen_at AS SeenAt,
       (SELECT COUNT(*) FROM notice n WHERE n.account_id = s.account_id AND n.read_at IS NULL) AS Unread
FROM account_session s
JOIN account a ON a.id = s.account_id
WHERE s.id_hash = @IdHash;
