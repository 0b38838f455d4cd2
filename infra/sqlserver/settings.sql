-- Recommended settings of the database; may be run again. Run in the service's own database, once, before its first day:
--   sqlcmd -d safedining -i settings.sql
-- The service works without them, more slowly.

-- Readers see the last committed version and wait for no writer: a page is never held up by a batch of ratings. Changing
-- it ends what others have open, hence not on a busy noon.
IF (SELECT is_read_committed_snapshot_on FROM sys.databases WHERE database_id = DB_ID()) = 0
    ALTER DATABASE CURRENT SET READ_COMMITTED_SNAPSHOT ON WITH ROLLBACK IMMEDIATE;

-- OPENJSON with types and the rest of the statements ask for 130; batch mode on rows and deferred compilation of table
-- variables, which the batches use, come with 150 (SQL Server 2019).
IF (SELECT compatibility_level FROM sys.databases WHERE database_id = DB_ID()) < 150
    ALTER DATABASE CURRENT SET COMPATIBILITY_LEVEL = 150;

-- A month's device tags are forgotten by the hour: an hour of more than 5,000 ratings must not lock the table for it.
ALTER TABLE rating SET (LOCK_ESCALATION = DISABLE);

-- rating grows at its end all day: statistics follow without a query waiting for them.
ALTER DATABASE CURRENT SET AUTO_UPDATE_STATISTICS ON;
ALTER DATABASE CURRENT SET AUTO_UPDATE_STATISTICS_ASYNC ON;

-- Point-in-time restores need the log. With FULL the log must be backed up (backup.sql), or it fills the disk.
ALTER DATABASE CURRENT SET RECOVERY FULL;

-- A page damaged by a disk is noticed when it is read.
ALTER DATABASE CURRENT SET PAGE_VERIFY CHECKSUM;

-- An acknowledged rating is on the disk: never FORCED here.
ALTER DATABASE CURRENT SET DELAYED_DURABILITY = DISABLED;

-- What was slow yesterday can be looked up today.
ALTER DATABASE CURRENT SET QUERY_STORE = ON (OPERATION_MODE = READ_WRITE, MAX_STORAGE_SIZE_MB = 1024, QUERY_CAPTURE_MODE = AUTO);
