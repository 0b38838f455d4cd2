-- Certificates that run out by @Until and of which not everything has been said; Reminded is the last reminder's number of days.
SELECT m.id AS MemberId, m.eatery_id AS EateryId, m.valid_until AS ValidUntil,
       (SELECT MIN(r.days) FROM staff_reminder r WHERE r.member_id = m.id AND r.valid_until = m.valid_until) AS Reminded
FROM staff_member m
WHERE m.left_at IS NULL AND m.valid_until <= @Until
  AND NOT EXISTS (SELECT 1 FROM staff_reminder r WHERE r.member_id = m.id AND r.valid_until = m.valid_until AND r.days = 0)
ORDER BY m.eatery_id, m.id;
