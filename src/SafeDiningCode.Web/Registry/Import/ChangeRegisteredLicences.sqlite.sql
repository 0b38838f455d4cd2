-- A renewal brings a later day of issue and a later end; where only one of them changes, the extract corrects itself.
UPDATE licence
SET category = b.value ->> '$.row.category', credit_code = b.value ->> '$.row.creditCode',
    scope = b.value ->> '$.row.scope', authority = b.value ->> '$.row.authority',
    first_issued_on = CASE WHEN first_issued_on IS NULL AND issued_on < b.value ->> '$.row.issuedOn' AND valid_until < b.value ->> '$.row.validUntil'
                           THEN issued_on ELSE first_issued_on END,
    issued_on = b.value ->> '$.row.issuedOn', valid_until = b.value ->> '$.row.validUntil',
    status = b.value ->> '$.row.status', fingerprint = b.value ->> '$.fingerprint', confirmed_at = @Now
FROM json_each(@Batch) b
WHERE licence.number = b.value ->> '$.row.number';
