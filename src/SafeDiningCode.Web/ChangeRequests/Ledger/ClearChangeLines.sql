DELETE FROM change_request_line WHERE request_id = @Id;
