-- No row of an extract has the fingerprint 0: the first that speaks of the new licence is written whole.
INSERT INTO licence (number, eatery_id, category, credit_code, scope, authority, issued_on, valid_until, status, fingerprint, confirmed_at)
SELECT @NewNumber, eatery_id, @Category, @CreditCode, @Scope, authority, issued_on, @ValidUntil, 'valid', 0, @Now
FROM licence
WHERE number = @Number;

UPDATE licence SET status = @Status WHERE number = @Number;
