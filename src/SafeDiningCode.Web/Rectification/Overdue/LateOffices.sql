-- What waits for the office past its day: so many days after closure was asked for (@AskedBefore is the first day that is not
-- late), or the day of the look-back visit; the longest waiting first.
SELECT x.Id, x.EateryId
FROM (
    SELECT r.id AS Id, r.eatery_id AS EateryId, ROW_NUMBER() OVER (ORDER BY r.changed_at, r.id) AS Place
    FROM rectification r
    WHERE (r.state = 'closure-asked' AND r.asked_on < @AskedBefore AND (r.escalated_for IS NULL OR r.escalated_for <= r.asked_on))
       OR (r.state = 'accepted' AND r.look_back_on < @Today AND (r.escalated_for IS NULL OR r.escalated_for <> r.look_back_on))
) x
WHERE x.Place <= @Most
ORDER BY x.Place;
