SELECT (SELECT MAX(l.valid_until) FROM licence l WHERE l.eatery_id = @EateryId AND l.status = 'valid') AS LicenceUntil,
       (SELECT COUNT(*) FROM staff_member m WHERE m.eatery_id = @EateryId AND m.left_at IS NULL AND m.valid_until <= @Soon) AS CertificatesEnding,
       (SELECT e.grade FROM eatery e WHERE e.id = @EateryId) AS Grade;
