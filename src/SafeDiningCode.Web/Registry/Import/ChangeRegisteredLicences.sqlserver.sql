UPDATE l
SET category = b.category, credit_code = b.creditCode, scope = b.scope, authority = b.authority,
    issued_on = b.issuedOn, valid_until = b.validUntil, status = b.status, fingerprint = b.fingerprint,
    confirmed_at = @Now
FROM licence l
JOIN OPENJSON(@Batch) WITH (fingerprint bigint '$.fingerprint', number nvarchar(40) '$.row.number',
    category int '$.row.category', creditCode nvarchar(20) '$.row.creditCode', scope nvarchar(400) '$.row.scope',
    authority nvarchar(100) '$.row.authority', issuedOn int '$.row.issuedOn', validUntil int '$.row.validUntil',
    status nvarchar(12) '$.row.status') b
    ON b.number COLLATE Latin1_General_100_BIN2 = l.number;
