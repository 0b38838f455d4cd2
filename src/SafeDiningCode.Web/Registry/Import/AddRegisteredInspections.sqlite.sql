-- An inspection made here and published is not told of a second time.
INSERT INTO inspection (id, eatery_id, inspected_on, result, source)
SELECT @Inspection, @Eatery, @InspectedOn, @InspectionResult, 'registry'
WHERE @InspectedOn IS NOT NULL
  AND NOT EXISTS (SELECT 1 FROM inspection v WHERE v.eatery_id = @Eatery AND v.inspected_on = @InspectedOn AND v.source <> 'registry')
ON CONFLICT (eatery_id, inspected_on, source) DO NOTHING;
