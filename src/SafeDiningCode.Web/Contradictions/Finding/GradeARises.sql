-- Out of the roll-ups of days, by their key: no rating is read. Two spans of days, one after the other.
SELECT e.id AS EateryId,
       SUM(CASE WHEN d.day < @LastFrom THEN CAST(d.satisfied AS bigint) ELSE 0 END) AS SatisfiedBefore,
       SUM(CASE WHEN d.day < @LastFrom THEN CAST(d.fair AS bigint) ELSE 0 END) AS FairBefore,
       SUM(CASE WHEN d.day < @LastFrom THEN CAST(d.dissatisfied AS bigint) ELSE 0 END) AS DissatisfiedBefore,
       SUM(CASE WHEN d.day >= @LastFrom THEN CAST(d.satisfied AS bigint) ELSE 0 END) AS Satisfied,
       SUM(CASE WHEN d.day >= @LastFrom THEN CAST(d.fair AS bigint) ELSE 0 END) AS Fair,
       SUM(CASE WHEN d.day >= @LastFrom THEN CAST(d.dissatisfied AS bigint) ELSE 0 END) AS Dissatisfied
FROM eatery e
JOIN eatery_day d ON d.eatery_id = e.id
WHERE e.id > @After AND e.id <= @Upto AND e.grade = 'A' AND d.day >= @From AND d.day <= @To
GROUP BY e.id
HAVING SUM(CASE WHEN d.day >= @LastFrom THEN d.dissatisfied ELSE 0 END) > 0;
