UPDATE api_key SET last_used_on = @Today WHERE id = @Id;
