SELECT l.number AS Number, l.category AS Category, l.credit_code AS CreditCode, e.name AS Name, e.sign AS Sign,
       l.scope AS Scope, e.address AS Address, e.county AS County, e.division AS Division, e.unit AS Unit,
       e.legal_person AS LegalPerson, e.phone AS Phone, e.longitude AS Longitude, e.latitude AS Latitude,
       l.authority AS Authority, l.issued_on AS IssuedOn, l.valid_until AS ValidUntil, l.status AS Status,
       e.grade AS Grade, CASE WHEN k.withdrawn_at IS NULL THEN k.kind END AS Kitchen, i.inspected_on AS InspectedOn, i.result AS InspectionResult
FROM json_each(@Numbers) n
CROSS JOIN licence l ON l.number = n.value
JOIN eatery e ON e.id = l.eatery_id
LEFT JOIN kitchen k ON k.eatery_id = e.id
LEFT JOIN inspection i ON i.eatery_id = e.id AND i.source = 'registry'
    AND i.inspected_on = (SELECT MAX(x.inspected_on) FROM inspection x WHERE x.eatery_id = e.id AND x.source = 'registry');
