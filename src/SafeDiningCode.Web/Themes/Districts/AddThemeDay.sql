-- Keys of ratings follow time: a day is a short walk through the table, and never the whole of it. Both ends overlap, for a
-- rating's key is drawn moments after its day was fixed.
INSERT INTO theme_day (reason, day, unit, eatery_id, ratings)
SELECT b.reason, @Day, t.unit, t.eatery_id, SUM(t.ratings)
FROM (
    SELECT r.unit, r.eatery_id, r.reasons, COUNT(*) AS ratings
    FROM rating r
    WHERE r.id >= @FromId AND r.id < @ToId AND r.day = @Day AND r.satisfaction = 3 AND r.counted = 1
    GROUP BY r.unit, r.eatery_id, r.reasons
) t
JOIN (
    SELECT 1 AS reason UNION ALL SELECT 2 UNION ALL SELECT 4 UNION ALL SELECT 8
    UNION ALL SELECT 16 UNION ALL SELECT 32 UNION ALL SELECT 64 UNION ALL SELECT 128
) b ON (t.reasons & b.reason) <> 0
GROUP BY b.reason, t.unit, t.eatery_id;

INSERT INTO theme_unit_day (unit, day, reason, ratings)
SELECT r.unit, @Day, 0, COUNT(*)
FROM rating r
WHERE r.id >= @FromId AND r.id < @ToId AND r.day = @Day AND r.satisfaction = 3 AND r.counted = 1
GROUP BY r.unit;

INSERT INTO theme_unit_day (unit, day, reason, ratings)
SELECT t.unit, t.day, t.reason, SUM(t.ratings)
FROM theme_day t
WHERE t.reason IN (1, 2, 4, 8, 16, 32, 64, 128) AND t.day = @Day
GROUP BY t.unit, t.day, t.reason;

INSERT INTO theme_round (day, written_at) VALUES (@Day, @Now);
