DELETE FROM inspection_failure WHERE inspection_id = @Id;
