SELECT purpose AS Purpose, period AS Period, material AS Material, wrapped AS Wrapped FROM secret_key ORDER BY purpose, period;
