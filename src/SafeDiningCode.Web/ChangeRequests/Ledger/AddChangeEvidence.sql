INSERT INTO change_request_evidence (request_id, number, position, upload_id) VALUES (@Id, @Number, @Position, @UploadId);
