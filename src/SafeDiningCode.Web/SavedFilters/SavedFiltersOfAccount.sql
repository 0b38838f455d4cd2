SELECT id AS Id, name AS Name, target AS Target, saved_at AS SavedAt FROM saved_filter WHERE account_id = @AccountId ORDER BY name, id;
