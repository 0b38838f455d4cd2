INSERT INTO change_log (changed_at, eateries) VALUES (@ChangedAt, @Eateries);
