SELECT COUNT(*) AS Licences,
       COALESCE(SUM(CASE WHEN e.sign LIKE @Example THEN 1 ELSE 0 END), 0) AS Examples
FROM licence l JOIN eatery e ON e.id = l.eatery_id;
