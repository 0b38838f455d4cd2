INSERT INTO upload (id, name, eatery_id, account_id, kind, bytes, width, height, hash, pixels, day, uploaded_at)
VALUES (@Id, @Name, @EateryId, @AccountId, @Kind, @Bytes, @Width, @Height, @Hash, @Pixels, @Day, @UploadedAt);
INSERT INTO upload_content (upload_id, content) VALUES (@Id, @Content);
