-- Backs the database up: fully, or its log only. Run with sqlcmd as an administrator, by a schedule:
--   nightly:           sqlcmd -b -v kind="full" -v folder="/var/opt/mssql/backup" -i backup.sql
--   every 5 minutes:   sqlcmd -b -v kind="log"  -v folder="/var/opt/mssql/backup" -i backup.sql
-- then carry the folder off the machine. Every backup holds the keys that make codes genuine (table secret_key): keep it
-- as a secret, and keep Keys:Master elsewhere. After a change of the database's name change it here and in restore.sql.
DECLARE @kind nvarchar(10) = N'$(kind)', @folder nvarchar(260) = N'$(folder)';
-- UTC, so that names sort and no hour comes twice.
DECLARE @stamp nvarchar(40) = FORMAT(SYSUTCDATETIME(), N'yyyyMMdd-HHmmss', N'en-US');
DECLARE @file nvarchar(400);

IF @kind NOT IN (N'full', N'log')
    THROW 50000, N'kind is full or log.', 1;

EXEC master.dbo.xp_create_subdir @folder;

IF @kind = N'full'
BEGIN
    SET @file = @folder + N'/safedining-' + @stamp + N'.full.bak';
    -- CHECKSUM: damaged pages stop the backup instead of getting into it. FORMAT, INIT: a file of its own each time.
    BACKUP DATABASE safedining TO DISK = @file WITH CHECKSUM, COMPRESSION, FORMAT, INIT, STATS = 10;
END
ELSE
BEGIN
    SET @file = @folder + N'/safedining-' + @stamp + N'.log.trn';
    BACKUP LOG safedining TO DISK = @file WITH CHECKSUM, COMPRESSION, FORMAT, INIT;
END

-- Readable and whole as far as can be said without restoring. The drill in infra/README.md says the rest.
RESTORE VERIFYONLY FROM DISK = @file WITH CHECKSUM;
PRINT N'Backed up and verified: ' + @file;
