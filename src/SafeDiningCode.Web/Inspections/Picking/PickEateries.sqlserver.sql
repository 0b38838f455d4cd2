-- @Number is the text in capitals: in capitals on both sides, letters match whatever the database's collation.
SELECT TOP (@Most) e.id AS Id, e.name AS Name, e.sign AS Sign, e.address AS Address,
       (SELECT MAX(v.inspected_on) FROM inspection v WHERE v.eatery_id = e.id) AS LastOn
FROM eatery e
WHERE e.division >= @ScopeFrom AND e.division < @ScopeTo
  AND (UPPER(e.sign) LIKE @Number ESCAPE '\' OR UPPER(e.name) LIKE @Number ESCAPE '\' OR UPPER(e.address) LIKE @Number ESCAPE '\'
       OR EXISTS (SELECT 1 FROM licence n WHERE n.eatery_id = e.id AND n.number LIKE @Number ESCAPE '\'))
ORDER BY e.id;
