INSERT INTO inspection_appeal (visit_id, eatery_id, kind, state, reason, sent_at, sent_by_name, form)
VALUES (@Id, @EateryId, @Kind, 'pending', @Reason, @SentAt, @SentByName, @Form);
