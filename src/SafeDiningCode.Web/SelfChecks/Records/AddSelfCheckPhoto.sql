INSERT INTO self_check_photo (self_check_id, position, upload_id) VALUES (@Id, @Position, @UploadId);
