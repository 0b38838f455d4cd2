SELECT u.id AS Id, u.name AS Name, u.eatery_id AS EateryId, u.account_id AS AccountId, u.kind AS Kind, u.bytes AS Bytes, u.width AS Width, u.height AS Height,
       u.hash AS Hash, u.pixels AS Pixels, u.day AS Day, u.uploaded_at AS UploadedAt, u.removed_at AS RemovedAt
FROM change_request_evidence v
JOIN change_request r ON r.id = v.request_id
JOIN upload u ON u.id = v.upload_id
WHERE v.request_id = @Id AND r.eatery_id = @EateryId AND u.name = @Name;
