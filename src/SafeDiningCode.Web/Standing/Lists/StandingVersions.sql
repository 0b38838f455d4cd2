SELECT version AS Version, reason AS Reason, published_by_name AS PublishedByName, published_at AS PublishedAt
FROM standing
WHERE month = @Month
ORDER BY version DESC;
