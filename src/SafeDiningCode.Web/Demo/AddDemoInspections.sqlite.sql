INSERT INTO inspection (id, eatery_id, inspected_on, result, source)
SELECT value ->> '$.id', value ->> '$.eatery', value ->> '$.day', value ->> '$.result', 'routine'
FROM json_each(@Batch) b
WHERE NOT EXISTS (
    SELECT 1 FROM inspection i WHERE i.eatery_id = b.value ->> '$.eatery' AND i.inspected_on = b.value ->> '$.day' AND i.source = 'routine');

INSERT INTO inspection_failure (inspection_id, position, key_item, wording, mended_on)
SELECT value ->> '$.inspection', value ->> '$.position', value ->> '$.key', value ->> '$.wording', value ->> '$.mended'
FROM json_each(@Failures) f
WHERE EXISTS (SELECT 1 FROM inspection i WHERE i.id = f.value ->> '$.inspection');
