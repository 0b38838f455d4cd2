-- Each closed month with the version of its lists that holds; 0 where they are yet to be published.
SELECT c.month AS Month, c.closed_at AS ClosedAt, COALESCE(s.version, 0) AS Version, s.published_at AS PublishedAt
FROM month_close c
LEFT JOIN standing s ON s.month = c.month AND s.version = (SELECT MAX(x.version) FROM standing x WHERE x.month = c.month)
ORDER BY c.month DESC;
