INSERT INTO inspection_form (version, content, added_at) VALUES (@Version, @Content, @AddedAt);
