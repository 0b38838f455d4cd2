-- The last visits by the version that counts, with what the owner asks for.
SELECT x.Id, x.EateryId, x.InspectedOn, x.OfDay, x.Newest, x.PublishOn, x.PublishedOn, n.result AS Result, n.score AS Score, n.grade AS Grade, n.failures AS Failures,
       n.sent_by_name AS SentByName, a.kind AS AppealKind, a.state AS AppealState
FROM (
    SELECT v.id AS Id, v.eatery_id AS EateryId, v.inspected_on AS InspectedOn, v.of_day AS OfDay, v.newest AS Newest, v.publish_on AS PublishOn, v.published_on AS PublishedOn,
           ROW_NUMBER() OVER (ORDER BY v.inspected_on DESC, v.of_day DESC) AS Place
    FROM inspection_visit v
    WHERE v.eatery_id = @EateryId
) x
JOIN inspection_version n ON n.visit_id = x.Id AND n.version = x.Newest
LEFT JOIN inspection_appeal a ON a.visit_id = x.Id
WHERE x.Place <= 50
ORDER BY x.Place;
