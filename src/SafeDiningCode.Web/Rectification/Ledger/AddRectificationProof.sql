INSERT INTO rectification_proof (rectification_id, number, position, upload_id) VALUES (@Id, @Number, @Position, @UploadId);
