SELECT COALESCE(MAX(id), 0) AS Id FROM change_log;
