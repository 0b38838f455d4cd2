INSERT INTO rectification_settings (version, content, since) VALUES (@Version, @Content, @Since);
