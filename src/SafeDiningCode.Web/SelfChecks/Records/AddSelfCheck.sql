INSERT INTO self_check (id, eatery_id, kind, period, version, list_version, opened_at, sent_at, sent_day, sent_by, sent_by_name, findings, answers, content, reason, form)
VALUES (@Id, @EateryId, @Kind, @Period, @Version, @ListVersion, @OpenedAt, @SentAt, @SentDay, @SentBy, @SentByName, @Findings, @Answers, @Content, @Reason, @Form);
