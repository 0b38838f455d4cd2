UPDATE inspection SET result = b.value ->> '$.row.inspectionResult'
FROM json_each(@Batch) b
WHERE inspection.eatery_id = b.value ->> '$.eatery'
  AND inspection.inspected_on = b.value ->> '$.row.inspectedOn'
  AND inspection.source = 'registry';
