SELECT u.id AS Id, u.name AS Name, u.eatery_id AS EateryId, u.account_id AS AccountId, u.kind AS Kind, u.bytes AS Bytes, u.width AS Width, u.height AS Height,
       u.hash AS Hash, u.pixels AS Pixels, u.day AS Day, u.uploaded_at AS UploadedAt
FROM shop_details d
JOIN upload u ON u.id = d.photo
WHERE d.eatery_id = @EateryId AND u.removed_at IS NULL;
