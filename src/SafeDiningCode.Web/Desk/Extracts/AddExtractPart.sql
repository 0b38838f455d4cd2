INSERT INTO registry_extract_part (extract_id, kind, position, content) VALUES (@Id, @Kind, @Position, @Content);
