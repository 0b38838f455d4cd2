-- By the key of the roll-up to the days on which anybody was dissatisfied, and from there by the unique key of ratings
-- (eatery, day, device) to those days alone.
SELECT r.day AS Day, r.reasons AS Reasons, COUNT(*) AS Ratings
FROM eatery_day d
JOIN rating r ON r.eatery_id = d.eatery_id AND r.day = d.day
WHERE d.eatery_id = @EateryId AND d.day >= @From AND d.day <= @To AND d.dissatisfied > 0 AND r.satisfaction = 3 AND r.counted = 1
GROUP BY r.day, r.reasons;

SELECT week AS Week, reason AS Reason, version AS Version, wording AS Wording, replied_by_name AS RepliedByName, replied_at AS RepliedAt
FROM theme_reply
WHERE eatery_id = @EateryId AND week >= @From AND week <= @To
ORDER BY week, reason, version;
