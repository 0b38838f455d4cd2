UPDATE registry_extract SET stop_asked = 1, changed_at = @Now WHERE id = @Id AND state IN ('uploaded', 'confirmed') AND stop_asked = 0;
