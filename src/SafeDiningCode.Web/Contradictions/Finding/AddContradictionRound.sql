INSERT INTO contradiction_round (day, done_at) SELECT @Day, @Now WHERE NOT EXISTS (SELECT 1 FROM contradiction_round r WHERE r.day = @Day);
