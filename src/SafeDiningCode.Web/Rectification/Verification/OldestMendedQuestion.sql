SELECT MIN(opened_at) FROM mended_question WHERE ended_at IS NULL;
