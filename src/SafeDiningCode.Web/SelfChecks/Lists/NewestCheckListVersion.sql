SELECT COALESCE(MAX(version), 0) FROM check_list WHERE kind = @Kind;
