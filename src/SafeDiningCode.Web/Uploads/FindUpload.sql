SELECT id AS Id, name AS Name, eatery_id AS EateryId, account_id AS AccountId, kind AS Kind, bytes AS Bytes, width AS Width,
       height AS Height, hash AS Hash, pixels AS Pixels, day AS Day, uploaded_at AS UploadedAt, removed_at AS RemovedAt
FROM upload
WHERE name = @Name;
