-- The ratings of a day that count or are set aside, by the range of keys that follow time: what diners took back is out, and
-- what a regulator released is neither set aside again nor counts for setting others aside.
SELECT r.id AS Id, r.eatery_id AS EateryId, r.unit AS Unit, r.rated_at AS RatedAt, r.satisfaction AS Satisfaction, r.month_tag AS MonthTag, r.counted AS Counted
FROM rating r
WHERE r.id >= @FromId AND r.id < @ToId AND r.day = @Day AND r.undone_at IS NULL
  AND NOT EXISTS (SELECT 1 FROM set_aside_rating s JOIN set_aside_case c ON c.id = s.case_id WHERE s.rating_id = r.id AND c.released_at IS NOT NULL);
