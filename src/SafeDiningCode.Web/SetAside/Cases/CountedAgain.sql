SELECT COALESCE(SUM(CASE WHEN r.satisfaction = 1 THEN 1 ELSE 0 END), 0) AS Satisfied,
       COALESCE(SUM(CASE WHEN r.satisfaction = 2 THEN 1 ELSE 0 END), 0) AS Fair,
       COALESCE(SUM(CASE WHEN r.satisfaction = 3 THEN 1 ELSE 0 END), 0) AS Dissatisfied
FROM set_aside_rating s
JOIN rating r ON r.id = s.rating_id
WHERE s.case_id = @Id AND r.counted = 1 AND r.undone_at IS NULL;
