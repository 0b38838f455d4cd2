INSERT INTO licence (number, eatery_id, category, credit_code, scope, authority, issued_on, valid_until, status, fingerprint, confirmed_at)
SELECT b.value ->> '$.row.number', b.value ->> '$.eatery', b.value ->> '$.row.category',
       b.value ->> '$.row.creditCode', b.value ->> '$.row.scope', b.value ->> '$.row.authority',
       b.value ->> '$.row.issuedOn', b.value ->> '$.row.validUntil', b.value ->> '$.row.status',
       b.value ->> '$.fingerprint', @Now
FROM json_each(@Batch) b;
