UPDATE mended_question SET mended = mended + @Mended, unmended = unmended + @Unmended WHERE rectification_id = @Id AND number = @Number AND ended_at IS NULL;
