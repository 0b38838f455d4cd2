SELECT version AS Version, content AS Content
FROM rectification_settings
WHERE version = (SELECT MAX(version) FROM rectification_settings);
