SELECT period AS Period, answers AS Answers, opened_at AS OpenedAt, sent_at AS SentAt
FROM self_check
WHERE eatery_id = @EateryId AND kind = 'daily' AND period >= @From AND version = 1;
