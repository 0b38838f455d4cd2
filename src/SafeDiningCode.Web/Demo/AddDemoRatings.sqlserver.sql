DECLARE @Rated TABLE (
    id bigint NOT NULL PRIMARY KEY,
    serial bigint NOT NULL,
    eatery bigint NOT NULL,
    division nvarchar(12) COLLATE Latin1_General_100_BIN2 NOT NULL,
    unit nvarchar(12) COLLATE Latin1_General_100_BIN2 NOT NULL,
    at datetime2(3) NOT NULL,
    satisfaction int NOT NULL,
    reasons int NOT NULL,
    tag bigint NOT NULL
);
INSERT INTO @Rated (id, serial, eatery, division, unit, at, satisfaction, reasons, tag)
SELECT b.id, b.serial, b.eatery, b.division, b.unit, b.at, b.satisfaction, b.reasons, b.tag
FROM OPENJSON(@Batch) WITH (
    id bigint '$.id', serial bigint '$.serial', eatery bigint '$.eatery', division nvarchar(12) '$.division', unit nvarchar(12) '$.unit',
    at datetime2(3) '$.at', satisfaction int '$.satisfaction', reasons int '$.reasons', tag bigint '$.tag') b;

INSERT INTO rating (id, serial, eatery_id, division, unit, day, rated_at, satisfaction, reasons, device_tag, counted)
SELECT id, serial, eatery, division, unit, @Day, at, satisfaction, reasons, tag, 1 FROM @Rated;

DECLARE @Eatery TABLE (
    unit nvarchar(12) COLLATE Latin1_General_100_BIN2 NOT NULL,
    eatery bigint NOT NULL,
    satisfied int NOT NULL,
    fair int NOT NULL,
    dissatisfied int NOT NULL,
    PRIMARY KEY (unit, eatery)
);
INSERT INTO @Eatery (unit, eatery, satisfied, fair, dissatisfied)
SELECT unit, eatery,
       SUM(CASE WHEN satisfaction = 1 THEN 1 ELSE 0 END),
       SUM(CASE WHEN satisfaction = 2 THEN 1 ELSE 0 END),
       SUM(CASE WHEN satisfaction = 3 THEN 1 ELSE 0 END)
FROM @Rated
GROUP BY unit, eatery;

UPDATE t SET satisfied = t.satisfied + e.satisfied, fair = t.fair + e.fair, dissatisfied = t.dissatisfied + e.dissatisfied
FROM eatery_day t JOIN @Eatery e ON e.eatery = t.eatery_id
WHERE t.day = @Day;
INSERT INTO eatery_day (eatery_id, day, satisfied, fair, dissatisfied)
SELECT e.eatery, @Day, e.satisfied, e.fair, e.dissatisfied
FROM @Eatery e
WHERE NOT EXISTS (SELECT 1 FROM eatery_day t WHERE t.eatery_id = e.eatery AND t.day = @Day);

UPDATE t SET satisfied = t.satisfied + e.satisfied, fair = t.fair + e.fair, dissatisfied = t.dissatisfied + e.dissatisfied
FROM eatery_month t JOIN @Eatery e ON e.eatery = t.eatery_id AND e.unit = t.unit
WHERE t.month = @Month;
INSERT INTO eatery_month (month, unit, eatery_id, satisfied, fair, dissatisfied)
SELECT @Month, e.unit, e.eatery, e.satisfied, e.fair, e.dissatisfied
FROM @Eatery e
WHERE NOT EXISTS (SELECT 1 FROM eatery_month t WHERE t.month = @Month AND t.unit = e.unit AND t.eatery_id = e.eatery);

DECLARE @Unit TABLE (
    unit nvarchar(12) COLLATE Latin1_General_100_BIN2 NOT NULL PRIMARY KEY,
    satisfied int NOT NULL,
    fair int NOT NULL,
    dissatisfied int NOT NULL
);
INSERT INTO @Unit (unit, satisfied, fair, dissatisfied)
SELECT unit, SUM(satisfied), SUM(fair), SUM(dissatisfied) FROM @Eatery GROUP BY unit;

UPDATE t SET satisfied = t.satisfied + u.satisfied, fair = t.fair + u.fair, dissatisfied = t.dissatisfied + u.dissatisfied
FROM unit_day t JOIN @Unit u ON u.unit = t.unit
WHERE t.day = @Day;
INSERT INTO unit_day (unit, day, satisfied, fair, dissatisfied)
SELECT u.unit, @Day, u.satisfied, u.fair, u.dissatisfied
FROM @Unit u
WHERE NOT EXISTS (SELECT 1 FROM unit_day t WHERE t.unit = u.unit AND t.day = @Day);
