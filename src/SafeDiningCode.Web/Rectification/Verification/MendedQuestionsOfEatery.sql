SELECT rectification_id AS RectificationId, number AS Number, eatery_id AS EateryId, topic AS Topic, opened_at AS OpenedAt, until_at AS UntilAt, mended AS Mended,
       unmended AS Unmended, ended_at AS EndedAt
FROM mended_question
WHERE eatery_id = @EateryId AND ended_at IS NULL AND opened_at <= @RatedAt AND until_at > @Now
ORDER BY opened_at, rectification_id;
