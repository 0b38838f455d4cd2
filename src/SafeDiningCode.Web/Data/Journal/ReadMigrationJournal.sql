SELECT number AS Number, name AS Name, checksum AS Checksum FROM migration_journal ORDER BY number;
