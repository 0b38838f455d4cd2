SELECT rectification_id AS RectificationId, number AS Number, eatery_id AS EateryId, topic AS Topic, opened_at AS OpenedAt, until_at AS UntilAt, mended AS Mended,
       unmended AS Unmended, ended_at AS EndedAt
FROM mended_question
WHERE rectification_id = @Id AND number = @Number;
