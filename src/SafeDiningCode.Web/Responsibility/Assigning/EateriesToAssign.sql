-- Eateries with a licence in force within the scope and a place, as many as are asked for, with who answers for them now at
-- the level. road and credit code narrow it where they are not empty.
SELECT t.Id, t.Name, t.Sign, t.Address, t.Division, t.Category, r.account_id AS OfficerId
FROM (
    SELECT e.id AS Id, e.name AS Name, e.sign AS Sign, e.address AS Address, e.division AS Division, MIN(l.category) AS Category,
           ROW_NUMBER() OVER (ORDER BY e.id) AS place
    FROM eatery e
    JOIN licence l ON l.eatery_id = e.id
    WHERE e.division >= @ScopeFrom AND e.division < @ScopeTo AND e.division >= @PlaceFrom AND e.division < @PlaceTo
      AND l.status = 'valid' AND l.valid_until >= @Today
      AND (@Road = '' OR e.address LIKE @RoadPattern ESCAPE '\')
      AND (@CreditCode = '' OR l.credit_code = @CreditCode)
    GROUP BY e.id, e.name, e.sign, e.address, e.division
    HAVING MIN(l.category) IN (@First, @Second, @Third)
) t
LEFT JOIN responsibility r ON r.eatery_id = t.Id AND r.level = @Level AND r.ended_at IS NULL
WHERE t.place <= @Most
ORDER BY t.Id;
