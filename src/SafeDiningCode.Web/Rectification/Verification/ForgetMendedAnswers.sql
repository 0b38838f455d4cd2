DELETE FROM mended_answer WHERE rectification_id = @Id;
