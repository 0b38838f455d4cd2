-- The replies that officials read, latest first, each by the wording that counts.
SELECT r.EateryId, r.Name, r.Sign, r.Division, r.Week, r.Reason, r.Version, r.Wording, r.RepliedAt
FROM (
    SELECT t.eatery_id AS EateryId, e.name AS Name, e.sign AS Sign, e.division AS Division, t.week AS Week, t.reason AS Reason, t.version AS Version,
           t.wording AS Wording, t.replied_at AS RepliedAt, ROW_NUMBER() OVER (ORDER BY t.replied_at DESC, t.eatery_id, t.week, t.reason) AS Place
    FROM theme_reply t
    JOIN eatery e ON e.id = t.eatery_id
    WHERE e.division >= @ScopeFrom AND e.division < @ScopeTo AND t.replied_at >= @Since
      AND t.version = (SELECT MAX(n.version) FROM theme_reply n WHERE n.eatery_id = t.eatery_id AND n.week = t.week AND n.reason = t.reason)
) r
WHERE r.Place > @After AND r.Place <= @Upto
ORDER BY r.Place;
