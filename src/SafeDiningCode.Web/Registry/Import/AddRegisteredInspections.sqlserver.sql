-- An inspection that is there already, from an earlier extract or made here and published, is not told of a second time.
INSERT INTO inspection (id, eatery_id, inspected_on, result, source)
SELECT b.inspection, b.eatery, b.inspectedOn, b.inspectionResult, N'registry'
FROM OPENJSON(@Batch) WITH (inspection bigint '$.inspection', eatery bigint '$.eatery',
    inspectedOn int '$.row.inspectedOn', inspectionResult nvarchar(12) '$.row.inspectionResult') b
WHERE b.inspectedOn IS NOT NULL
  AND NOT EXISTS (SELECT 1 FROM inspection i WHERE i.eatery_id = b.eatery AND i.inspected_on = b.inspectedOn);
