UPDATE secret_key SET material = @Material, wrapped = 1 WHERE purpose = @Purpose AND period = @Period AND wrapped = 0;
