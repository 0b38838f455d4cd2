SELECT period AS Period, material AS Material, wrapped AS Wrapped FROM secret_key WHERE purpose = @Purpose ORDER BY period;
