SELECT r.rated_at AS RatedAt, r.satisfaction AS Satisfaction
FROM set_aside_rating s
JOIN rating r ON r.id = s.rating_id
WHERE s.case_id = @CaseId AND r.undone_at IS NULL
ORDER BY r.rated_at, r.id;
