UPDATE account SET totp_step = @Step, version = version + 1 WHERE id = @Id AND totp_step < @Step;
