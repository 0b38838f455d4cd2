SELECT other.id AS Id, other.name AS Name, other.eatery_id AS EateryId, other.account_id AS AccountId, other.kind AS Kind,
       other.bytes AS Bytes, other.width AS Width, other.height AS Height, other.hash AS Hash, other.pixels AS Pixels,
       other.day AS Day, other.uploaded_at AS UploadedAt, other.removed_at AS RemovedAt
FROM upload one
JOIN upload other ON other.pixels = one.pixels AND other.id <> one.id
WHERE one.id = @Id AND (other.eatery_id <> one.eatery_id OR other.day <> one.day)
ORDER BY other.id;
