SELECT request_id AS RequestId, fact AS Fact, old_value AS OldValue, new_value AS NewValue FROM change_request_line WHERE request_id = @Id;
