INSERT INTO change_log (changed_at, eateries, versions) VALUES (@ChangedAt, @Eateries, @Versions);
