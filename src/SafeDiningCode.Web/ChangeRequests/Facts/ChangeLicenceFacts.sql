-- A later end is a renewal: the first licence's day is kept, for the extract will bring a later day of issue with the same end.
UPDATE licence
SET first_issued_on = CASE WHEN @ValidUntil > valid_until THEN COALESCE(first_issued_on, issued_on) ELSE first_issued_on END,
    scope = @Scope, valid_until = @ValidUntil, credit_code = @CreditCode
WHERE number = @Number;
