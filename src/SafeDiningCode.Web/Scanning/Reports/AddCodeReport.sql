INSERT INTO code_report (id, code, eatery_id, kind, comment, reported_at)
VALUES (@Id, @Code, @Eatery, @Kind, @Comment, @ReportedAt);
