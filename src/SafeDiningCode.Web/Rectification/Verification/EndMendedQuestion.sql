UPDATE mended_question SET ended_at = @Now WHERE rectification_id = @Id AND ended_at IS NULL;
