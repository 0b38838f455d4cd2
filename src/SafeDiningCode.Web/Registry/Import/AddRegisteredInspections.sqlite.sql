INSERT INTO inspection (id, eatery_id, inspected_on, result, source)
SELECT b.value ->> '$.inspection', b.value ->> '$.eatery', b.value ->> '$.row.inspectedOn', b.value ->> '$.row.inspectionResult', 'registry'
FROM json_each(@Batch) b
WHERE b.value ->> '$.row.inspectedOn' IS NOT NULL
  AND NOT EXISTS (SELECT 1 FROM inspection i
                  WHERE i.eatery_id = b.value ->> '$.eatery' AND i.inspected_on = b.value ->> '$.row.inspectedOn' AND i.source = 'registry');
