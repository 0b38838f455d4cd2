SELECT COUNT(*) FROM rectification_event WHERE rectification_id = @Id AND form = @Form;
