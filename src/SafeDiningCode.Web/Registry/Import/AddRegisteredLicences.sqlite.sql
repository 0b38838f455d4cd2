INSERT INTO licence (number, eatery_id, category, credit_code, scope, authority, issued_on, valid_until, status, fingerprint, confirmed_at)
VALUES (@Number, @Eatery, @Category, @CreditCode, @Scope, @Authority, @IssuedOn, @ValidUntil, @Status, @Fingerprint, @Now);
