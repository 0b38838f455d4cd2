IF OBJECT_ID('migration_journal') IS NULL
    CREATE TABLE migration_journal (
        number int NOT NULL PRIMARY KEY,
        name nvarchar(100) NOT NULL,
        checksum nvarchar(64) NOT NULL,
        applied_at datetime2(3) NOT NULL
    );
