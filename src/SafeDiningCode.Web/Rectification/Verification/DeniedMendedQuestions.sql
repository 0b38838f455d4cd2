-- Questions to which so many diners had said no on a day before.
SELECT rectification_id AS Id, number AS Number, eatery_id AS EateryId, mended AS Mended, unmended AS Unmended
FROM mended_question
WHERE ended_at IS NULL AND denied_on < @Day
ORDER BY denied_on, rectification_id;
