INSERT INTO kitchen_state (eatery_id, number, state, since)
SELECT b.eatery, b.number, b.state, b.since
FROM OPENJSON(@Batch) WITH (eatery bigint '$.eatery', number int '$.number', state nvarchar(12) '$.state', since datetime2(3) '$.since') b;
