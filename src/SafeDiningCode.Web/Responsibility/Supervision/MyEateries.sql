-- What an officer answers for, with the visits since a period.
SELECT e.id AS EateryId, e.name AS Name, e.sign AS Sign, e.address AS Address, r.level AS Level, r.since AS Since
FROM responsibility r
JOIN eatery e ON e.id = r.eatery_id
WHERE r.account_id = @AccountId AND r.ended_at IS NULL
ORDER BY r.level, e.division, e.id;

SELECT s.eatery_id AS EateryId, s.level AS Level, s.period AS Period, s.done_on AS DoneOn
FROM supervision s
JOIN responsibility r ON r.eatery_id = s.eatery_id AND r.level = s.level
WHERE r.account_id = @AccountId AND r.ended_at IS NULL AND s.period >= @FromPeriod;
