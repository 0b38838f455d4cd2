INSERT INTO check_list (kind, version, content, added_at) VALUES (@Kind, @Version, @Content, @AddedAt);
