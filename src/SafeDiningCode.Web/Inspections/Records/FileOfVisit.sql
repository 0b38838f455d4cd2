SELECT u.id AS Id, u.name AS Name, u.eatery_id AS EateryId, u.account_id AS AccountId, u.kind AS Kind, u.bytes AS Bytes, u.width AS Width, u.height AS Height,
       u.hash AS Hash, u.pixels AS Pixels, u.day AS Day, u.uploaded_at AS UploadedAt, u.removed_at AS RemovedAt
FROM inspection_file f
JOIN inspection_visit v ON v.id = f.visit_id
JOIN upload u ON u.id = f.upload_id
WHERE f.visit_id = @Id AND v.eatery_id = @EateryId AND u.name = @Name;
