-- Eateries with a licence in force within the scope by category; those that an officer answers for by level, too; and visits
-- of the periods that are asked about.
SELECT t.category AS Category, COUNT(*) AS Eateries
FROM (
    SELECT e.id, MIN(l.category) AS category
    FROM eatery e
    JOIN licence l ON l.eatery_id = e.id
    WHERE e.division >= @ScopeFrom AND e.division < @ScopeTo AND l.status = 'valid' AND l.valid_until >= @Today
    GROUP BY e.id
) t
GROUP BY t.category;

SELECT r.level AS Level, t.category AS Category, COUNT(*) AS Eateries
FROM (
    SELECT e.id, MIN(l.category) AS category
    FROM eatery e
    JOIN licence l ON l.eatery_id = e.id
    WHERE e.division >= @ScopeFrom AND e.division < @ScopeTo AND l.status = 'valid' AND l.valid_until >= @Today
    GROUP BY e.id
) t
JOIN responsibility r ON r.eatery_id = t.id AND r.ended_at IS NULL
JOIN account a ON a.id = r.account_id AND a.closed_at IS NULL
GROUP BY r.level, t.category;

SELECT s.level AS Level, s.period AS Period, t.category AS Category, COUNT(*) AS Visits, SUM(CASE WHEN s.problems <> '[]' THEN 1 ELSE 0 END) AS WithProblems
FROM (
    SELECT e.id, MIN(l.category) AS category
    FROM eatery e
    JOIN licence l ON l.eatery_id = e.id
    WHERE e.division >= @ScopeFrom AND e.division < @ScopeTo AND l.status = 'valid' AND l.valid_until >= @Today
    GROUP BY e.id
) t
JOIN supervision s ON s.eatery_id = t.id
JOIN responsibility r ON r.eatery_id = s.eatery_id AND r.level = s.level AND r.ended_at IS NULL
JOIN account a ON a.id = r.account_id AND a.closed_at IS NULL
WHERE s.period >= @FromPeriod
GROUP BY s.level, s.period, t.category;
