SELECT content FROM rectification_settings WHERE version = @Version;
