-- Brings a database back to a point in time beside the one in use: under another name, so that a drill harms nothing and
-- nothing is overwritten in a hurry. Run with sqlcmd as an administrator:
--   sqlcmd -b -v full="/var/opt/mssql/backup/safedining-20261122-180000.full.bak" -v log="/var/opt/mssql/backup/safedining-20261123-040500.log.trn"
--          -v until="2026-11-23T04:02:00" -v target="safedining_restored" -v data="/var/opt/mssql/data" -i restore.sql
-- until is UTC if the server's clock is. With several logs run the part marked below once for each, in their order: every
-- one takes STOPAT, and those that end before it are applied whole. In an emergency back up the tail of the old log first:
--   BACKUP LOG safedining TO DISK = N'…/tail.trn' WITH NORECOVERY, CHECKSUM
-- then stop the instances, restore, give the restored database the old name, start them.
DECLARE @full nvarchar(400) = N'$(full)', @log nvarchar(400) = N'$(log)', @until datetime = N'$(until)';
DECLARE @target sysname = N'$(target)', @data nvarchar(260) = N'$(data)';
DECLARE @datafile nvarchar(400) = @data + N'/' + @target + N'.mdf', @logfile nvarchar(400) = @data + N'/' + @target + N'.ldf';

IF DB_ID(@target) IS NOT NULL
    THROW 50000, N'The target exists: drop it, or give another name.', 1;

RESTORE VERIFYONLY FROM DISK = @full WITH CHECKSUM;
-- The logical names are those of a database made by create.sql; RESTORE FILELISTONLY shows others.
RESTORE DATABASE @target FROM DISK = @full
    WITH CHECKSUM, NORECOVERY, MOVE N'safedining' TO @datafile, MOVE N'safedining_log' TO @logfile, STATS = 10;

-- Once for each log, in their order:
RESTORE LOG @target FROM DISK = @log WITH CHECKSUM, NORECOVERY, STOPAT = @until;

RESTORE DATABASE @target WITH RECOVERY;

-- Whole in itself: names every page and row that is not.
DECLARE @check nvarchar(400) = N'DBCC CHECKDB (' + QUOTENAME(@target) + N') WITH NO_INFOMSGS, ALL_ERRORMSGS';
EXEC sp_executesql @check;
