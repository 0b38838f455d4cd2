-- When each item was last looked at, and whether it failed at the last visit at which it applied, by the visits that had
-- come in by an instant: what does not apply for once stays to be looked at.
SELECT x.Item, MAX(x.InspectedOn) AS LastOn, MAX(CASE WHEN x.Place = 1 AND x.Answer = 'fail' THEN 1 ELSE 0 END) AS FailedLast
FROM (
    SELECT a.item AS Item, a.answer AS Answer, v.inspected_on AS InspectedOn, ROW_NUMBER() OVER (PARTITION BY a.item ORDER BY CASE WHEN a.answer = 'na' THEN 1 ELSE 0 END, v.inspected_on DESC, v.of_day DESC) AS Place
    FROM inspection_visit v
    JOIN inspection_version s ON s.visit_id = v.id AND s.version = 1 AND s.sent_at <= @Before
    JOIN inspection_answer a ON a.visit_id = v.id AND a.version = v.newest
    WHERE v.eatery_id = @EateryId
) x
GROUP BY x.Item;
