-- 按期整改率 and 复发率: see RectificationRates for what each number is. What was asked for in time and waits for the office is
-- neither on time nor late.
SELECT COALESCE(SUM(x.Due), 0) AS Due, COALESCE(SUM(x.OnTime), 0) AS OnTime, COALESCE(SUM(x.Mended), 0) AS Mended, COALESCE(SUM(x.Recurred), 0) AS Recurred
FROM (
    SELECT CASE WHEN r.due_on >= @From AND r.due_on <= @To AND NOT (r.state = 'closure-asked' AND r.asked_on <= r.due_on) THEN 1 ELSE 0 END AS Due,
           CASE WHEN r.due_on >= @From AND r.due_on <= @To AND r.state IN ('accepted', 'closed') AND r.asked_on <= r.due_on THEN 1 ELSE 0 END AS OnTime,
           CASE WHEN r.closed_on >= @From AND r.closed_on <= @To THEN 1 ELSE 0 END AS Mended,
           CASE WHEN r.closed_on >= @From AND r.closed_on <= @To
                 AND (r.reopens > 0
                   OR EXISTS (SELECT 1 FROM rectification n
                              WHERE n.eatery_id = r.eatery_id AND n.topic = r.topic AND r.topic <> 0 AND n.id <> r.id AND n.state <> 'withdrawn'
                                AND n.found_on > r.closed_on AND n.found_on <= @RecurredTo))
                THEN 1 ELSE 0 END AS Recurred
    FROM rectification r
    JOIN eatery e ON e.id = r.eatery_id
    WHERE e.division >= @ScopeFrom AND e.division < @ScopeTo
      AND r.state <> 'withdrawn'
      AND ((r.due_on >= @From AND r.due_on <= @To) OR (r.closed_on >= @From AND r.closed_on <= @To))
) x;
