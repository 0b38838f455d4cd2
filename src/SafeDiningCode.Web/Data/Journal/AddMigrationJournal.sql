INSERT INTO migration_journal (number, name, checksum, applied_at) VALUES (@Number, @Name, @Checksum, @AppliedAt);
