UPDATE inspection_failure SET mended_on = @MendedOn WHERE inspection_id = @Id AND position = @Position;
