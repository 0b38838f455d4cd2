INSERT INTO dispatch_counter (division, year, last) VALUES (@Division, @Year, 1);
