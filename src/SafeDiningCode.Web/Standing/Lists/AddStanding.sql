INSERT INTO standing (month, version, document, reason, published_by, published_by_name, published_at)
VALUES (@Month, @Version, @Document, @Reason, @PublishedBy, @PublishedByName, @PublishedAt);
