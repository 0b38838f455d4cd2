UPDATE change_request_line SET slot = @Slot || fact WHERE request_id = @Id;
