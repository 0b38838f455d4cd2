-- A renewal brings a later day of issue and a later end; where only one of them changes, the extract corrects itself.
UPDATE l
SET category = b.category, credit_code = b.creditCode, scope = b.scope, authority = b.authority,
    first_issued_on = CASE WHEN l.first_issued_on IS NULL AND l.issued_on < b.issuedOn AND l.valid_until < b.validUntil
                           THEN l.issued_on ELSE l.first_issued_on END,
    issued_on = b.issuedOn, valid_until = b.validUntil, status = b.status, fingerprint = b.fingerprint,
    confirmed_at = @Now
FROM licence l
JOIN OPENJSON(@Batch) WITH (fingerprint bigint '$.fingerprint', number nvarchar(40) '$.row.number',
    category int '$.row.category', creditCode nvarchar(20) '$.row.creditCode', scope nvarchar(400) '$.row.scope',
    authority nvarchar(100) '$.row.authority', issuedOn int '$.row.issuedOn', validUntil int '$.row.validUntil',
    status nvarchar(12) '$.row.status') b
    ON b.number COLLATE Latin1_General_100_BIN2 = l.number;
