SELECT number AS Number, credit_code AS CreditCode, scope AS Scope, authority AS Authority, issued_on AS IssuedOn, valid_until AS ValidUntil,
       status AS Status, confirmed_at AS ConfirmedAt
FROM licence
WHERE eatery_id = @Eatery
ORDER BY valid_until DESC, number;
