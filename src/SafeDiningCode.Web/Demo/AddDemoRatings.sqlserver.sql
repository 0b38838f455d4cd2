INSERT INTO rating (id, serial, eatery_id, division, unit, day, rated_at, satisfaction, reasons, device_tag, counted)
SELECT b.id, b.serial, b.eatery, b.division, b.unit, @Day, b.at, b.satisfaction, b.reasons, b.tag, 1
FROM OPENJSON(@Batch) WITH (
    id bigint '$.id', serial bigint '$.serial', eatery bigint '$.eatery', division nvarchar(12) '$.division', unit nvarchar(12) '$.unit',
    at datetime2(3) '$.at', satisfaction int '$.satisfaction', reasons int '$.reasons', tag bigint '$.tag') b;

DECLARE @Eatery TABLE (
    unit nvarchar(12) COLLATE Latin1_General_100_BIN2 NOT NULL,
    eatery bigint NOT NULL,
    satisfied int NOT NULL,
    fair int NOT NULL,
    dissatisfied int NOT NULL,
    PRIMARY KEY (unit, eatery)
);
INSERT INTO @Eatery (unit, eatery, satisfied, fair, dissatisfied)
SELECT b.unit, b.eatery, b.satisfied, b.fair, b.dissatisfied
FROM OPENJSON(@Eateries) WITH (
    unit nvarchar(12) '$.unit', eatery bigint '$.eatery', satisfied int '$.satisfied', fair int '$.fair', dissatisfied int '$.dissatisfied') b;

-- As at the intake: what is missing first, as noughts, then the sums.
INSERT INTO eatery_day (eatery_id, day, satisfied, fair, dissatisfied)
SELECT e.eatery, @Day, 0, 0, 0
FROM @Eatery e
WHERE NOT EXISTS (SELECT 1 FROM eatery_day t WHERE t.eatery_id = e.eatery AND t.day = @Day);
UPDATE t SET satisfied = t.satisfied + e.satisfied, fair = t.fair + e.fair, dissatisfied = t.dissatisfied + e.dissatisfied
FROM eatery_day t JOIN @Eatery e ON e.eatery = t.eatery_id
WHERE t.day = @Day;

INSERT INTO eatery_month (month, unit, eatery_id, satisfied, fair, dissatisfied)
SELECT @Month, e.unit, e.eatery, 0, 0, 0
FROM @Eatery e
WHERE NOT EXISTS (SELECT 1 FROM eatery_month t WHERE t.month = @Month AND t.unit = e.unit AND t.eatery_id = e.eatery);
UPDATE t SET satisfied = t.satisfied + e.satisfied, fair = t.fair + e.fair, dissatisfied = t.dissatisfied + e.dissatisfied
FROM eatery_month t JOIN @Eatery e ON e.eatery = t.eatery_id AND e.unit = t.unit
WHERE t.month = @Month;

DECLARE @Unit TABLE (
    unit nvarchar(12) COLLATE Latin1_General_100_BIN2 NOT NULL PRIMARY KEY,
    satisfied int NOT NULL,
    fair int NOT NULL,
    dissatisfied int NOT NULL
);
INSERT INTO @Unit (unit, satisfied, fair, dissatisfied)
SELECT unit, SUM(satisfied), SUM(fair), SUM(dissatisfied) FROM @Eatery GROUP BY unit;

INSERT INTO unit_day (unit, day, satisfied, fair, dissatisfied)
SELECT u.unit, @Day, 0, 0, 0
FROM @Unit u
WHERE NOT EXISTS (SELECT 1 FROM unit_day t WHERE t.unit = u.unit AND t.day = @Day);
UPDATE t SET satisfied = t.satisfied + u.satisfied, fair = t.fair + u.fair, dissatisfied = t.dissatisfied + u.dissatisfied
FROM unit_day t JOIN @Unit u ON u.unit = t.unit
WHERE t.day = @Day;
