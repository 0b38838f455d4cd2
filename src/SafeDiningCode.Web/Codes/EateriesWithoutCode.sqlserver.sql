SELECT TOP (@Most) l.eatery_id AS EateryId,
       1 + COALESCE((SELECT MAX(c.number) FROM code_issue c WHERE c.eatery_id = l.eatery_id), 0) AS NextNumber
FROM licence l
WHERE l.eatery_id > @After AND l.status = 'valid' AND l.valid_until >= @Today
  AND NOT EXISTS (SELECT 1 FROM code_issue c WHERE c.eatery_id = l.eatery_id AND c.revoked_at IS NULL)
GROUP BY l.eatery_id
ORDER BY l.eatery_id;
