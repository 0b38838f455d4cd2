UPDATE inspection_failure SET mended_on = @MendedOn, withdrawn_on = @WithdrawnOn WHERE inspection_id = @Id AND position = @Position;
