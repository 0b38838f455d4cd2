INSERT INTO staff_member (id, eatery_id, name, post, certificate, issued_on, valid_until, added_at)
SELECT b.id, b.eatery, b.name, b.post, b.certificate, b.issued, b.until, @Now
FROM OPENJSON(@Batch) WITH (
    id bigint '$.id', eatery bigint '$.eatery', name nvarchar(40) '$.name', post nvarchar(20) '$.post', certificate nvarchar(40) '$.certificate',
    issued int '$.issued', until int '$.until') b
WHERE b.eatery NOT IN (SELECT m.eatery_id FROM staff_member m);
