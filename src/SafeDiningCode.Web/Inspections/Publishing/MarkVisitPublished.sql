UPDATE inspection_visit SET published_on = @Today WHERE id = @Id AND published_on IS NULL;
