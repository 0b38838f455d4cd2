INSERT INTO scan_count (eatery_id, day, meal, scans)
SELECT b.value ->> 'e', b.value ->> 'd', b.value ->> 'm', b.value ->> 's'
FROM json_each(@Batch) b
WHERE 1 = 1
ON CONFLICT (eatery_id, day, meal) DO UPDATE SET scans = scans + excluded.scans;

INSERT INTO scan_meal (day, meal, scans)
SELECT b.value ->> 'd', b.value ->> 'm', SUM(b.value ->> 's')
FROM json_each(@Batch) b
WHERE 1 = 1
GROUP BY b.value ->> 'd', b.value ->> 'm'
ON CONFLICT (day, meal) DO UPDATE SET scans = scans + excluded.scans;
