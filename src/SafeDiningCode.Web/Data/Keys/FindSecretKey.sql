SELECT material AS Material, wrapped AS Wrapped FROM secret_key WHERE purpose = @Purpose AND period = @Period;
