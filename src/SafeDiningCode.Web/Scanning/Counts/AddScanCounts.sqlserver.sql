-- First the rows that are not there yet, as noughts, then the sums: what another instance commits between the two is added to.
DECLARE @Counted TABLE (eatery_id bigint NOT NULL, day int NOT NULL, meal int NOT NULL, scans int NOT NULL);
INSERT INTO @Counted (eatery_id, day, meal, scans)
SELECT b.e, b.d, b.m, b.s FROM OPENJSON(@Batch) WITH (e bigint '$.e', d int '$.d', m int '$.m', s int '$.s') b;

INSERT INTO scan_count (eatery_id, day, meal, scans)
SELECT b.eatery_id, b.day, b.meal, 0
FROM @Counted b
WHERE NOT EXISTS (SELECT 1 FROM scan_count c WHERE c.eatery_id = b.eatery_id AND c.day = b.day AND c.meal = b.meal);
UPDATE c SET scans = c.scans + b.scans
FROM scan_count c
JOIN @Counted b ON b.eatery_id = c.eatery_id AND b.day = c.day AND b.meal = c.meal;

INSERT INTO scan_meal (day, meal, scans)
SELECT DISTINCT b.day, b.meal, 0
FROM @Counted b
WHERE NOT EXISTS (SELECT 1 FROM scan_meal c WHERE c.day = b.day AND c.meal = b.meal);
UPDATE c SET scans = c.scans + s.scans
FROM scan_meal c
JOIN (SELECT day, meal, SUM(scans) AS scans FROM @Counted GROUP BY day, meal) s ON s.day = c.day AND s.meal = c.meal;
