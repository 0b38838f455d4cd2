SELECT i.InspectedOn, i.Result, i.Failed
FROM (
    SELECT x.id AS Id, x.inspected_on AS InspectedOn, x.result AS Result,
           (SELECT COUNT(*) FROM inspection_failure f WHERE f.inspection_id = x.id) AS Failed,
           ROW_NUMBER() OVER (ORDER BY x.inspected_on DESC, x.id DESC) AS Place
    FROM inspection x
    WHERE x.eatery_id = @Eatery) i
WHERE i.Place <= @Most
ORDER BY i.Place;
