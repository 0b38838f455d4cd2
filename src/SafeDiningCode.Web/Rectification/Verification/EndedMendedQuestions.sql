-- What diners have denied opens again on the morning after, however late its time is over.
SELECT rectification_id AS Id, number AS Number, eatery_id AS EateryId, mended AS Mended, unmended AS Unmended
FROM mended_question
WHERE ended_at IS NULL AND denied_on IS NULL AND until_at <= @Now
ORDER BY until_at, rectification_id;
