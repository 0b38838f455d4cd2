-- Optional: cuts rating into months and compresses what grows. Worth it from some tens of millions of ratings on; below
-- that it only adds parts. Run as owner of the database, with the instances stopped the first time (the table is rebuilt),
-- and again once a year, when it only adds the next months, at any time, for those partitions are empty:
--   sqlcmd -b -d safedining -i partition-ratings.sql
--
-- The arithmetic. A rating's key is made in the service (Data/TimeOrderedIds.cs) from the time of its arrival:
--   key = milliseconds since 2024-01-01T00:00:00Z × 2^22 + 10 bits of the instance + 12 bits of a counter
-- so that a month is a range of keys and needs no column of its own. 2^22 = 4,194,304. A month begins at Shanghai
-- midnight, eight hours before UTC's:
--   first key of a month = (milliseconds from 2024-01-01 00:00 UTC to the 1st 00:00 Shanghai) × 4,194,304
-- For 2026-12-01 Shanghai = 2026-11-30T16:00:00Z: 91,987,200,000 ms × 4,194,304 = 385,822,280,908,800,000.
-- The key's time is that of arrival and so is the day: a rating of the last millisecond may lie in the next partition
-- while its day is the old one, which matters to nobody, for nothing asks partitions for days.
--
-- What it brings: old months can be moved, compressed anew or checked one by one, and statistics are kept by partition.
-- What it costs: rating_once_a_day (eatery_id, day, device_tag) does not contain the key, so that its index cannot be cut
-- the same way (SQL Server asks unique indexes for the partitioning column). It stays one unpartitioned index, because
-- «one device, one eatery, one day» must hold over all of them. Therefore no month can be switched out or truncated by
-- partition while that constraint stands; to drop old months, delete in batches. The service never does: it keeps ratings.

SET NOCOUNT ON;
SET XACT_ABORT ON;

-- Months until here get a boundary. 24 ahead; each run adds what is missing.
DECLARE @until date = DATEADD(MONTH, 25, CAST(SYSUTCDATETIME() AS date));
DECLARE @month date = '2026-01-01', @boundary bigint, @days bigint;

IF NOT EXISTS (SELECT 1 FROM sys.partition_functions WHERE name = N'rating_month')
    -- RIGHT: a boundary is the first key of its month.
    CREATE PARTITION FUNCTION rating_month (bigint) AS RANGE RIGHT FOR VALUES ();

IF NOT EXISTS (SELECT 1 FROM sys.partition_schemes WHERE name = N'rating_months')
    CREATE PARTITION SCHEME rating_months AS PARTITION rating_month ALL TO ([PRIMARY]);

WHILE @month < @until
BEGIN
    SET @days = DATEDIFF(DAY, '2024-01-01', @month);
    SET @boundary = (@days * 86400000 - 8 * 3600000) * 4194304;
    IF NOT EXISTS (
        SELECT 1
        FROM sys.partition_range_values v
        JOIN sys.partition_functions f ON f.function_id = v.function_id
        WHERE f.name = N'rating_month' AND CAST(v.value AS bigint) = @boundary)
    BEGIN
        ALTER PARTITION SCHEME rating_months NEXT USED [PRIMARY];
        ALTER PARTITION FUNCTION rating_month () SPLIT RANGE (@boundary);
    END;

    SET @month = DATEADD(MONTH, 1, @month);
END;

-- The clustered key moves onto the scheme in one statement that keeps the constraint. Its name was given by the server,
-- so it is looked up. The key stays the same: the index of rating_once_a_day stays as it is, where it is.
IF NOT EXISTS (
    SELECT 1
    FROM sys.indexes i
    JOIN sys.partition_schemes s ON s.data_space_id = i.data_space_id
    WHERE i.object_id = OBJECT_ID(N'rating') AND i.index_id = 1 AND s.name = N'rating_months')
BEGIN
    DECLARE @key sysname = (SELECT name FROM sys.key_constraints WHERE parent_object_id = OBJECT_ID(N'rating') AND type = 'PK');
    DECLARE @move nvarchar(400) = N'CREATE UNIQUE CLUSTERED INDEX ' + QUOTENAME(@key)
        + N' ON rating (id) WITH (DROP_EXISTING = ON, DATA_COMPRESSION = PAGE) ON rating_months (id)';
    EXEC sp_executesql @move;
END;

-- Codes of places, days and eateries repeat on every page: measured on your data by sp_estimate_data_compression_savings.
IF EXISTS (SELECT 1 FROM sys.partitions WHERE object_id = OBJECT_ID(N'rating') AND data_compression_desc <> N'PAGE')
    ALTER INDEX ALL ON rating REBUILD WITH (DATA_COMPRESSION = PAGE);
IF EXISTS (SELECT 1 FROM sys.partitions WHERE object_id = OBJECT_ID(N'eatery_day') AND data_compression_desc <> N'PAGE')
    ALTER INDEX ALL ON eatery_day REBUILD WITH (DATA_COMPRESSION = PAGE);
IF EXISTS (SELECT 1 FROM sys.partitions WHERE object_id = OBJECT_ID(N'eatery_month') AND data_compression_desc <> N'PAGE')
    ALTER INDEX ALL ON eatery_month REBUILD WITH (DATA_COMPRESSION = PAGE);

-- What there is now: one row per month that holds anything, and the last.
SELECT p.partition_number, CAST(v.value AS bigint) AS first_key, p.rows, p.data_compression_desc
FROM sys.partitions p
LEFT JOIN sys.partition_range_values v
    ON v.boundary_id = p.partition_number - 1
    AND v.function_id = (SELECT function_id FROM sys.partition_functions WHERE name = N'rating_month')
WHERE p.object_id = OBJECT_ID(N'rating') AND p.index_id = 1 AND p.rows > 0
ORDER BY p.partition_number;
