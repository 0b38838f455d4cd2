SELECT COUNT(*) AS Ready FROM migration_journal;
