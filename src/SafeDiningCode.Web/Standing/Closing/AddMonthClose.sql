INSERT INTO month_close (month, closed_at, numbers) VALUES (@Month, @ClosedAt, @Numbers);
