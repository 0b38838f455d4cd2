UPDATE licence SET scope = @Scope, valid_until = @ValidUntil, credit_code = @CreditCode WHERE number = @Number;
