SELECT e.id AS EateryId, e.name AS Name, e.address AS Address, e.legal_person AS LegalPerson, l.number AS Licence, l.scope AS Scope,
       l.valid_until AS ValidUntil, l.credit_code AS CreditCode, l.status AS Status
FROM eatery e
JOIN licence l ON l.eatery_id = e.id
WHERE e.id = @EateryId;
