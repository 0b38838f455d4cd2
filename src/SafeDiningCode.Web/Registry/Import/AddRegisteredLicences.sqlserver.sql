INSERT INTO licence (number, eatery_id, category, credit_code, scope, authority, issued_on, valid_until, status, fingerprint, confirmed_at)
SELECT b.number, b.eatery, b.category, b.creditCode, b.scope, b.authority, b.issuedOn, b.validUntil, b.status,
       b.fingerprint, @Now
FROM OPENJSON(@Batch) WITH (eatery bigint '$.eatery', fingerprint bigint '$.fingerprint', number nvarchar(40) '$.row.number',
    category int '$.row.category', creditCode nvarchar(20) '$.row.creditCode', scope nvarchar(400) '$.row.scope',
    authority nvarchar(100) '$.row.authority', issuedOn int '$.row.issuedOn', validUntil int '$.row.validUntil',
    status nvarchar(12) '$.row.status') b;
