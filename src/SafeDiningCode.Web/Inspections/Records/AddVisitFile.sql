INSERT INTO inspection_file (visit_id, version, position, kind, upload_id) VALUES (@Id, @Version, @Position, @Kind, @UploadId);
