-- What is overdue and was not escalated for that due day, the longest overdue first.
SELECT x.Id, x.EateryId
FROM (
    SELECT r.id AS Id, r.eatery_id AS EateryId, ROW_NUMBER() OVER (ORDER BY r.due_on, r.id) AS Place
    FROM rectification r
    WHERE r.due_on < @Today AND r.state IN ('open', 'answered', 'returned', 'reopened') AND (r.escalated_for IS NULL OR r.escalated_for <> r.due_on)
) x
WHERE x.Place <= @Most
ORDER BY x.Place;
