INSERT INTO inspection (id, eatery_id, inspected_on, result, source)
SELECT @Inspection, @Eatery, @InspectedOn, @InspectionResult, 'registry'
WHERE @InspectedOn IS NOT NULL
ON CONFLICT (eatery_id, inspected_on, source) DO NOTHING;
