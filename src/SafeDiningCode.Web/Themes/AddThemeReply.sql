INSERT INTO theme_reply (eatery_id, week, reason, version, wording, replied_by, replied_by_name, replied_at)
VALUES (@EateryId, @Week, @Reason, @Version, @Wording, @RepliedBy, @RepliedByName, @RepliedAt);
