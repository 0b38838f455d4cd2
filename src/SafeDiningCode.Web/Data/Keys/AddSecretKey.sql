INSERT INTO secret_key (purpose, period, material, wrapped, created_at)
SELECT @Purpose, @Period, @Material, @Wrapped, @CreatedAt
WHERE NOT EXISTS (SELECT 1 FROM secret_key WHERE purpose = @Purpose AND period = @Period);
