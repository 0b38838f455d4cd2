INSERT INTO inspection (id, eatery_id, inspected_on, result, source)
SELECT b.id, b.eatery, b.day, b.result, 'routine'
FROM OPENJSON(@Batch) WITH (id bigint '$.id', eatery bigint '$.eatery', day int '$.day', result nvarchar(12) '$.result') b
WHERE NOT EXISTS (
    SELECT 1 FROM inspection i WHERE i.eatery_id = b.eatery AND i.inspected_on = b.day AND i.source = 'routine');

INSERT INTO inspection_failure (inspection_id, position, key_item, wording, mended_on)
SELECT f.inspection, f.position, f.key_item, f.wording, f.mended
FROM OPENJSON(@Failures) WITH (
    inspection bigint '$.inspection', position int '$.position', key_item bit '$.key', wording nvarchar(200) '$.wording', mended int '$.mended') f
WHERE EXISTS (SELECT 1 FROM inspection i WHERE i.id = f.inspection);
