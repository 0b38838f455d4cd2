-- 按期整改率 and 复发率 of a time by child, as RectificationRatesInScope has them of a scope. From the
-- problems: COALESCE keeps SQLite from beginning with every eatery of the unit.
SELECT g.ancestor AS Unit, SUM(x.due) AS Due, SUM(x.on_time) AS OnTime, SUM(x.mended) AS Mended, SUM(x.recurred) AS Recurred
FROM (
    SELECT COALESCE(e.unit, '') AS unit,
           CASE WHEN r.due_on >= @From AND r.due_on <= @To AND NOT (r.state = 'closure-asked' AND r.asked_on <= r.due_on) THEN 1 ELSE 0 END AS due,
           CASE WHEN r.due_on >= @From AND r.due_on <= @To AND r.state IN ('accepted', 'closed') AND r.asked_on <= r.due_on THEN 1 ELSE 0 END AS on_time,
           CASE WHEN r.closed_on >= @From AND r.closed_on <= @To THEN 1 ELSE 0 END AS mended,
           CASE WHEN r.closed_on >= @From AND r.closed_on <= @To
                 AND (r.reopens > 0
                   OR EXISTS (SELECT 1 FROM rectification n
                              WHERE n.eatery_id = r.eatery_id AND n.topic = r.topic AND r.topic <> 0 AND n.id <> r.id AND n.state <> 'withdrawn'
                                AND n.found_on > r.closed_on AND n.found_on <= @RecurredTo))
                THEN 1 ELSE 0 END AS recurred
    FROM rectification r
    JOIN eatery e ON e.id = r.eatery_id
    WHERE r.state <> 'withdrawn'
      AND ((r.due_on >= @From AND r.due_on <= @To) OR (r.closed_on >= @From AND r.closed_on <= @To))
) x
JOIN unit_ancestor g ON g.unit = x.unit
WHERE g.ancestor IN (SELECT c.code FROM unit c WHERE c.parent = @Unit) OR (g.ancestor = @Unit AND g.unit = @Unit)
GROUP BY g.ancestor;
