SELECT COUNT(*) FROM change_request_evidence WHERE request_id = @Id;
