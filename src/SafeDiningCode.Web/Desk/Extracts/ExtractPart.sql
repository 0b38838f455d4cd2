SELECT content FROM registry_extract_part WHERE extract_id = @Id AND kind = @Kind AND position = @Position;
