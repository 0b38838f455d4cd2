INSERT INTO rating (id, serial, eatery_id, division, unit, day, rated_at, satisfaction, reasons, device_tag, counted)
SELECT value ->> '$.id', value ->> '$.serial', value ->> '$.eatery', value ->> '$.division', value ->> '$.unit', @Day,
       value ->> '$.at', value ->> '$.satisfaction', value ->> '$.reasons', value ->> '$.tag', 1
FROM json_each(@Batch);

INSERT INTO eatery_day (eatery_id, day, satisfied, fair, dissatisfied)
SELECT value ->> '$.eatery', @Day, value ->> '$.satisfied', value ->> '$.fair', value ->> '$.dissatisfied'
FROM json_each(@Eateries)
WHERE 1 = 1
ON CONFLICT (eatery_id, day) DO UPDATE SET
    satisfied = satisfied + excluded.satisfied, fair = fair + excluded.fair, dissatisfied = dissatisfied + excluded.dissatisfied;

INSERT INTO eatery_month (month, unit, eatery_id, satisfied, fair, dissatisfied)
SELECT @Month, value ->> '$.unit', value ->> '$.eatery', value ->> '$.satisfied', value ->> '$.fair', value ->> '$.dissatisfied'
FROM json_each(@Eateries)
WHERE 1 = 1
ON CONFLICT (month, unit, eatery_id) DO UPDATE SET
    satisfied = satisfied + excluded.satisfied, fair = fair + excluded.fair, dissatisfied = dissatisfied + excluded.dissatisfied;

INSERT INTO unit_day (unit, day, satisfied, fair, dissatisfied)
SELECT value ->> '$.unit', @Day, SUM(value ->> '$.satisfied'), SUM(value ->> '$.fair'), SUM(value ->> '$.dissatisfied')
FROM json_each(@Eateries)
WHERE 1 = 1
GROUP BY value ->> '$.unit'
ON CONFLICT (unit, day) DO UPDATE SET
    satisfied = satisfied + excluded.satisfied, fair = fair + excluded.fair, dissatisfied = dissatisfied + excluded.dissatisfied;
