SELECT r.id AS RatingId, r.eatery_id AS EateryId, v.receipt AS Receipt, r.serial AS Serial, e.name AS Name, e.sign AS Sign, e.address AS Address, r.unit AS Unit,
       r.satisfaction AS Satisfaction, r.reasons AS Reasons, r.comment AS Comment, r.rated_at AS RatedAt, r.undone_at AS UndoneAt
FROM visit v
JOIN rating r ON r.id = v.id
JOIN eatery e ON e.id = r.eatery_id
WHERE v.id = @VisitId AND v.rated = 1;
