INSERT INTO code_issue (serial, key_version, eatery_id, number, issued_at)
SELECT b.serial, b.version, b.eatery, b.number, b.issued
FROM OPENJSON(@Batch) WITH (serial bigint '$.serial', version int '$.version', eatery bigint '$.eatery', number int '$.number', issued datetime2(3) '$.issued') b;
