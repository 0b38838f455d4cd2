UPDATE registry_extract SET state = @State, bytes = @Bytes, hash = @Hash, changed_at = @Now WHERE id = @Id AND state = 'receiving';
