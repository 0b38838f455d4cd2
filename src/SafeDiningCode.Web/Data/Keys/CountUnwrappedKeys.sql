SELECT (SELECT COUNT(*) FROM secret_key WHERE wrapped = 0) + (SELECT COUNT(*) FROM data_protection_key WHERE wrapped = 0) AS Unwrapped;
