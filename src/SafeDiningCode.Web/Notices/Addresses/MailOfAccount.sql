SELECT m.mail
FROM notice_address m
JOIN account a ON a.id = m.account_id
WHERE m.account_id = @AccountId AND a.closed_at IS NULL;
