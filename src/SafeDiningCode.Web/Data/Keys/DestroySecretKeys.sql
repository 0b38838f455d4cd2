DELETE FROM secret_key WHERE purpose = @Purpose AND period <= @Period;
