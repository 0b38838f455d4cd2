-- Makes the database and the service's login where they are missing; may be run again. Run on master as an
-- administrator with sqlcmd, which fills in $(DATABASE_PASSWORD) from the environment. A managed service has its own ways.
IF DB_ID(N'safedining') IS NULL
    CREATE DATABASE safedining;
GO
IF NOT EXISTS (SELECT 1 FROM sys.server_principals WHERE name = N'safedining')
    CREATE LOGIN safedining WITH PASSWORD = N'$(DATABASE_PASSWORD)', DEFAULT_DATABASE = safedining;
ELSE
    -- So that a changed password in .env is the password.
    ALTER LOGIN safedining WITH PASSWORD = N'$(DATABASE_PASSWORD)';
GO
USE safedining;
GO
IF NOT EXISTS (SELECT 1 FROM sys.database_principals WHERE name = N'safedining')
    CREATE USER safedining FOR LOGIN safedining;
-- It makes its tables itself, now and at every upgrade; it is nobody outside this database.
ALTER ROLE db_owner ADD MEMBER safedining;
GO
