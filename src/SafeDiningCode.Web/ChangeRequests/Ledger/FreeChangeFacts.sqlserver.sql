UPDATE change_request_line SET slot = CONCAT(@Slot, fact) WHERE request_id = @Id;
