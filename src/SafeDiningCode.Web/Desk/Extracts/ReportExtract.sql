UPDATE registry_extract SET lease_until = @LeaseUntil, done = @Done, rows_read = @RowsRead WHERE id = @Id AND worker = @Worker AND stop_asked = 0;
