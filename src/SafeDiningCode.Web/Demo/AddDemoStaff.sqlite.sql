INSERT INTO staff_member (id, eatery_id, name, post, certificate, issued_on, valid_until, added_at)
SELECT b.value ->> '$.id', b.value ->> '$.eatery', b.value ->> '$.name', b.value ->> '$.post', b.value ->> '$.certificate',
       b.value ->> '$.issued', b.value ->> '$.until', @Now
FROM json_each(@Batch) b
WHERE b.value ->> '$.eatery' NOT IN (SELECT m.eatery_id FROM staff_member m);
