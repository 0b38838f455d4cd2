SELECT MIN(opened_at) AS OpenedAt FROM mended_question WHERE ended_at IS NULL;
