SELECT u.id AS Id, u.name AS Name, u.eatery_id AS EateryId, u.account_id AS AccountId, u.kind AS Kind, u.bytes AS Bytes, u.width AS Width, u.height AS Height,
       u.hash AS Hash, u.pixels AS Pixels, u.day AS Day, u.uploaded_at AS UploadedAt, u.removed_at AS RemovedAt
FROM upload u
WHERE u.name = @Name AND u.eatery_id = @EateryId
  AND EXISTS (SELECT 1 FROM self_check_photo p JOIN self_check s ON s.id = p.self_check_id WHERE p.upload_id = u.id AND s.eatery_id = @EateryId);
