UPDATE change_request_line SET old_value = @OldValue WHERE request_id = @Id AND fact = @Fact;
