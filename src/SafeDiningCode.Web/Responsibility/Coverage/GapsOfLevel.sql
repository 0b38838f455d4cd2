-- Eateries with a licence in force that nobody answers for at a level, or somebody whose account is locked, by place; category is the lowest of their licences.
SELECT page.Id, page.Name, page.Sign, page.Address, page.Division, page.Category
FROM (
    SELECT e.id AS Id, e.name AS Name, e.sign AS Sign, e.address AS Address, e.division AS Division, MIN(l.category) AS Category,
           ROW_NUMBER() OVER (ORDER BY e.division, e.id) AS place
    FROM eatery e
    JOIN licence l ON l.eatery_id = e.id
    WHERE e.division >= @ScopeFrom AND e.division < @ScopeTo AND l.status = 'valid' AND l.valid_until >= @Today
      AND NOT EXISTS (SELECT 1 FROM responsibility r JOIN account a ON a.id = r.account_id AND a.closed_at IS NULL
                      WHERE r.eatery_id = e.id AND r.level = @Level AND r.ended_at IS NULL)
    GROUP BY e.id, e.name, e.sign, e.address, e.division
    HAVING MIN(l.category) IN (@First, @Second, @Third)
) page
WHERE page.place > @After AND page.place <= @Upto
ORDER BY page.place;
