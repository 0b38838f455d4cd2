UPDATE data_protection_key SET material = @Material, wrapped = 1 WHERE name = @Name AND wrapped = 0;
