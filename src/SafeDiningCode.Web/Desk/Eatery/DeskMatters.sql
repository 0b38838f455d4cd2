SELECT (SELECT COUNT(*) FROM rectification r WHERE r.eatery_id = @Eatery AND r.state NOT IN ('closed', 'withdrawn')) AS Rectifications,
       (SELECT COUNT(*) FROM change_request c WHERE c.eatery_id = @Eatery AND c.state = 'pending') AS Changes,
       (SELECT COUNT(*) FROM code_report p WHERE p.eatery_id = @Eatery AND p.handled_at IS NULL) AS Reports,
       (SELECT COUNT(*) FROM staff_member s WHERE s.eatery_id = @Eatery AND s.left_at IS NULL) AS Staff;
