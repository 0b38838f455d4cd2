SELECT e.id AS Id, e.name AS Name, e.sign AS Sign, e.address AS Address, e.county AS County, e.division AS Division, e.unit AS Unit,
       e.legal_person AS LegalPerson, e.phone AS Phone, e.grade AS Grade, k.kind AS Kitchen, k.state AS KitchenState
FROM eatery e
LEFT JOIN kitchen k ON k.eatery_id = e.id AND k.withdrawn_at IS NULL
WHERE e.id = @Eatery;
