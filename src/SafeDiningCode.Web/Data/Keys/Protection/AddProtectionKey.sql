INSERT INTO data_protection_key (name, material, wrapped, created_at) VALUES (@Name, @Material, @Wrapped, @CreatedAt);
