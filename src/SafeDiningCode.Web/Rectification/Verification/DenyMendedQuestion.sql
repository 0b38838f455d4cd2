UPDATE mended_question SET denied_on = @Today WHERE rectification_id = @Id AND number = @Number AND denied_on IS NULL AND unmended >= @Noes AND ended_at IS NULL;
