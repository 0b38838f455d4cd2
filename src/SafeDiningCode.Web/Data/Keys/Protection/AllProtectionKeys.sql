SELECT name AS Name, material AS Material, wrapped AS Wrapped FROM data_protection_key ORDER BY name;
