UPDATE i SET result = b.inspectionResult
FROM inspection i
JOIN OPENJSON(@Batch) WITH (inspection bigint '$.inspection', eatery bigint '$.eatery',
    inspectedOn int '$.row.inspectedOn', inspectionResult nvarchar(12) '$.row.inspectionResult') b
    ON b.eatery = i.eatery_id AND b.inspectedOn = i.inspected_on
WHERE i.source = N'registry';
