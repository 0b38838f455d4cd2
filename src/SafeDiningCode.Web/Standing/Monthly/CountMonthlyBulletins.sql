SELECT COUNT(*) FROM monthly_bulletin WHERE issued_on BETWEEN @First AND @Last;
