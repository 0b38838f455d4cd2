-- A whole batch in one round trip, its transaction included; no two of it have the same visit, or the same device at the
-- same eatery and day. Taken where the visit is new and the device has not rated this eatery today. What another instance
-- writes at the same moment meets a unique key, nothing stays, and the batch is repeated.
SET XACT_ABORT ON;
BEGIN TRANSACTION;

DECLARE @Arrived TABLE (
    nonce nvarchar(24) COLLATE Latin1_General_100_BIN2 NOT NULL PRIMARY KEY,
    receipt nvarchar(32) COLLATE Latin1_General_100_BIN2 NOT NULL,
    fingerprint bigint NOT NULL,
    id bigint NOT NULL,
    serial bigint NOT NULL,
    eatery_id bigint NOT NULL,
    division nvarchar(12) COLLATE Latin1_General_100_BIN2 NOT NULL,
    unit nvarchar(12) COLLATE Latin1_General_100_BIN2 NOT NULL,
    day int NOT NULL,
    rated_at datetime2(3) NOT NULL,
    satisfaction int NOT NULL,
    reasons int NOT NULL,
    comment nvarchar(4000) NULL,
    device_tag bigint NOT NULL,
    month_tag bigint NULL,
    is_new int NOT NULL,
    taken int NOT NULL
);

INSERT INTO @Arrived (nonce, receipt, fingerprint, id, serial, eatery_id, division, unit, day, rated_at, satisfaction, reasons, comment, device_tag, month_tag, is_new, taken)
SELECT b.Nonce, b.Receipt, b.Fingerprint, b.Id, b.Serial, b.EateryId, b.Division, b.Unit, b.Day, b.At, b.Satisfaction, b.Reasons, b.Comment, b.DeviceTag, b.MonthTag, 1, 1
FROM OPENJSON(@Batch) WITH (
    Nonce nvarchar(24) '$.Nonce', Receipt nvarchar(32) '$.Receipt', Fingerprint bigint '$.Fingerprint', Id bigint '$.Id', Serial bigint '$.Serial',
    EateryId bigint '$.EateryId', Division nvarchar(12) '$.Division', Unit nvarchar(12) '$.Unit', Day int '$.Day', At datetime2(3) '$.At',
    Satisfaction int '$.Satisfaction', Reasons int '$.Reasons', Comment nvarchar(4000) '$.Comment', DeviceTag bigint '$.DeviceTag', MonthTag bigint '$.MonthTag') b;

UPDATE b SET is_new = 0, taken = 0 FROM @Arrived b JOIN visit v ON v.nonce = b.nonce;
UPDATE b SET taken = 0 FROM @Arrived b JOIN rating r ON r.eatery_id = b.eatery_id AND r.day = b.day AND r.device_tag = b.device_tag;

INSERT INTO rating (id, serial, eatery_id, division, unit, day, rated_at, satisfaction, reasons, comment, device_tag, month_tag, counted)
SELECT id, serial, eatery_id, division, unit, day, rated_at, satisfaction, reasons, comment, device_tag, month_tag, 1 FROM @Arrived WHERE taken = 1;

INSERT INTO visit (id, nonce, receipt, fingerprint, rated)
SELECT id, nonce, receipt, fingerprint, taken FROM @Arrived WHERE is_new = 1;

-- Roll-ups: first the rows that are not there yet, as noughts, then the sums. The other way round, a row that another
-- instance commits between the two statements would be neither added to nor inserted, and its ratings lost.
INSERT INTO eatery_day (eatery_id, day, satisfied, fair, dissatisfied)
SELECT DISTINCT b.eatery_id, b.day, 0, 0, 0
FROM @Arrived b
WHERE b.taken = 1 AND NOT EXISTS (SELECT 1 FROM eatery_day e WHERE e.eatery_id = b.eatery_id AND e.day = b.day);
UPDATE e SET satisfied = e.satisfied + s.satisfied, fair = e.fair + s.fair, dissatisfied = e.dissatisfied + s.dissatisfied
FROM eatery_day e
JOIN (
    SELECT eatery_id, day, SUM(CASE WHEN satisfaction = 1 THEN 1 ELSE 0 END) AS satisfied, SUM(CASE WHEN satisfaction = 2 THEN 1 ELSE 0 END) AS fair, SUM(CASE WHEN satisfaction = 3 THEN 1 ELSE 0 END) AS dissatisfied
    FROM @Arrived WHERE taken = 1 GROUP BY eatery_id, day
) s ON s.eatery_id = e.eatery_id AND s.day = e.day;

INSERT INTO eatery_month (month, unit, eatery_id, satisfied, fair, dissatisfied)
SELECT DISTINCT b.day / 100, b.unit, b.eatery_id, 0, 0, 0
FROM @Arrived b
WHERE b.taken = 1 AND NOT EXISTS (SELECT 1 FROM eatery_month e WHERE e.month = b.day / 100 AND e.unit = b.unit AND e.eatery_id = b.eatery_id);
UPDATE e SET satisfied = e.satisfied + s.satisfied, fair = e.fair + s.fair, dissatisfied = e.dissatisfied + s.dissatisfied
FROM eatery_month e
JOIN (
    SELECT day / 100 AS month, unit, eatery_id, SUM(CASE WHEN satisfaction = 1 THEN 1 ELSE 0 END) AS satisfied, SUM(CASE WHEN satisfaction = 2 THEN 1 ELSE 0 END) AS fair, SUM(CASE WHEN satisfaction = 3 THEN 1 ELSE 0 END) AS dissatisfied
    FROM @Arrived WHERE taken = 1 GROUP BY day / 100, unit, eatery_id
) s ON s.month = e.month AND s.unit = e.unit AND s.eatery_id = e.eatery_id;

INSERT INTO unit_day (unit, day, satisfied, fair, dissatisfied)
SELECT DISTINCT b.unit, b.day, 0, 0, 0
FROM @Arrived b
WHERE b.taken = 1 AND NOT EXISTS (SELECT 1 FROM unit_day e WHERE e.unit = b.unit AND e.day = b.day);
UPDATE e SET satisfied = e.satisfied + s.satisfied, fair = e.fair + s.fair, dissatisfied = e.dissatisfied + s.dissatisfied
FROM unit_day e
JOIN (
    SELECT unit, day, SUM(CASE WHEN satisfaction = 1 THEN 1 ELSE 0 END) AS satisfied, SUM(CASE WHEN satisfaction = 2 THEN 1 ELSE 0 END) AS fair, SUM(CASE WHEN satisfaction = 3 THEN 1 ELSE 0 END) AS dissatisfied
    FROM @Arrived WHERE taken = 1 GROUP BY unit, day
) s ON s.unit = e.unit AND s.day = e.day;

COMMIT TRANSACTION;

SELECT v.nonce AS Nonce, v.receipt AS Receipt, v.fingerprint AS Fingerprint, v.rated AS Rated
FROM @Arrived b
JOIN visit v ON v.nonce = b.nonce;
