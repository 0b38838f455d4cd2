INSERT INTO code_issue (serial, key_version, eatery_id, number, issued_at)
SELECT value ->> '$.serial', value ->> '$.version', value ->> '$.eatery', value ->> '$.number', value ->> '$.issued'
FROM json_each(@Batch);
