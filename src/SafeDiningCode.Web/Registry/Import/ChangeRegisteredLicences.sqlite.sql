UPDATE licence
SET category = b.value ->> '$.row.category', credit_code = b.value ->> '$.row.creditCode',
    scope = b.value ->> '$.row.scope', authority = b.value ->> '$.row.authority',
    issued_on = b.value ->> '$.row.issuedOn', valid_until = b.value ->> '$.row.validUntil',
    status = b.value ->> '$.row.status', fingerprint = b.value ->> '$.fingerprint', confirmed_at = @Now
FROM json_each(@Batch) b
WHERE licence.number = b.value ->> '$.row.number';
