-- Look-back visits planned for a day, with who planned each.
SELECT r.id AS Id, r.eatery_id AS EateryId, v.account_id AS Planner
FROM rectification r
JOIN rectification_event v ON v.rectification_id = r.id
WHERE r.state = 'accepted' AND r.look_back_on = @Today
  AND v.number = (SELECT MAX(p.number) FROM rectification_event p WHERE p.rectification_id = r.id AND p.move IN ('accept-look-back', 'plan-look-back'))
ORDER BY r.id;
