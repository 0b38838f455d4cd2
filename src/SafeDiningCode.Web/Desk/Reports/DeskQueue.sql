SELECT (SELECT COUNT(*) FROM code_report r LEFT JOIN eatery e ON e.id = r.eatery_id
        WHERE r.handled_at IS NULL AND ((e.division >= @ScopeFrom AND e.division < @ScopeTo) OR (e.id IS NULL AND @Unplaced = 1))) AS Reports,
       (SELECT COUNT(*) FROM code_report r LEFT JOIN eatery e ON e.id = r.eatery_id
        WHERE r.handled_at IS NOT NULL AND ((e.division >= @ScopeFrom AND e.division < @ScopeTo) OR (e.id IS NULL AND @Unplaced = 1))) AS Handled,
       (SELECT COUNT(*) FROM change_request c JOIN eatery e ON e.id = c.eatery_id
        WHERE c.state = 'pending' AND e.division >= @ScopeFrom AND e.division < @ScopeTo) AS Changes,
       (SELECT COUNT(*) FROM invitation i
        WHERE i.eatery_id IS NOT NULL AND i.used_at IS NULL AND i.revoked_at IS NULL AND i.expires_at > @Now
          AND i.division >= @ScopeFrom AND i.division < @ScopeTo) AS Invitations,
       (SELECT COUNT(*) FROM eatery e
        WHERE e.division >= @ScopeFrom AND e.division < @ScopeTo
          AND NOT EXISTS (SELECT 1 FROM account_eatery o WHERE o.eatery_id = e.id AND o.ended_at IS NULL)
          AND EXISTS (SELECT 1 FROM licence l WHERE l.eatery_id = e.id AND l.status = 'valid' AND l.valid_until >= @Today)) AS Ownerless;
