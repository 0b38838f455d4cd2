-- Eateries with a licence in force within the scope by category, the lowest of their licences; those that an officer answers
-- for by level, too; and visits of the periods that are asked about.
SELECT t.category AS Category, COUNT(*) AS Eateries
FROM (
    SELECT (SELECT MIN(l.category) FROM licence l WHERE l.eatery_id = e.id AND l.status = 'valid' AND l.valid_until >= @Today) AS category
    FROM eatery e
    WHERE e.division >= @ScopeFrom AND e.division < @ScopeTo
) t
WHERE t.category IS NOT NULL
GROUP BY t.category;

SELECT t.level AS Level, t.category AS Category, COUNT(*) AS Eateries
FROM (
    SELECT r.level, (SELECT MIN(l.category) FROM licence l WHERE l.eatery_id = e.id AND l.status = 'valid' AND l.valid_until >= @Today) AS category
    FROM responsibility r
    JOIN account a ON a.id = r.account_id AND a.closed_at IS NULL
    JOIN eatery e ON e.id = r.eatery_id
    WHERE r.ended_at IS NULL AND e.division >= @ScopeFrom AND e.division < @ScopeTo
) t
WHERE t.category IS NOT NULL
GROUP BY t.level, t.category;

SELECT t.level AS Level, t.period AS Period, t.category AS Category, COUNT(*) AS Visits, SUM(t.with_problems) AS WithProblems
FROM (
    SELECT s.level, s.period, CASE WHEN s.problems <> '[]' THEN 1 ELSE 0 END AS with_problems,
           (SELECT MIN(l.category) FROM licence l WHERE l.eatery_id = e.id AND l.status = 'valid' AND l.valid_until >= @Today) AS category
    FROM supervision s
    JOIN responsibility r ON r.eatery_id = s.eatery_id AND r.level = s.level AND r.ended_at IS NULL
    JOIN account a ON a.id = r.account_id AND a.closed_at IS NULL
    JOIN eatery e ON e.id = s.eatery_id
    WHERE s.period >= @FromPeriod AND e.division >= @ScopeFrom AND e.division < @ScopeTo
) t
WHERE t.category IS NOT NULL
GROUP BY t.level, t.period, t.category;
