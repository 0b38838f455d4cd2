SELECT e.id AS Id, e.name AS Name, e.sign AS Sign, e.address AS Address,
       (SELECT MAX(v.inspected_on) FROM inspection v WHERE v.eatery_id = e.id) AS LastOn
FROM eatery e
WHERE e.division >= @ScopeFrom AND e.division < @ScopeTo
  AND (e.sign LIKE @Pattern ESCAPE '\' OR e.name LIKE @Pattern ESCAPE '\' OR e.address LIKE @Pattern ESCAPE '\'
       OR EXISTS (SELECT 1 FROM licence n WHERE n.eatery_id = e.id AND n.number LIKE @Number ESCAPE '\'))
ORDER BY e.id
LIMIT @Most;
