SELECT COUNT(*) FROM mended_answer WHERE rectification_id = @Id AND number = @Number AND device_tag = @DeviceTag;
