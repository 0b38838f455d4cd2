INSERT INTO mended_question (rectification_id, number, eatery_id, topic, opened_at, until_at, mended, unmended, ended_at)
VALUES (@Id, @Number, @EateryId, @Topic, @Now, @Until, 0, 0, NULL);
