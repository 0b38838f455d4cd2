UPDATE rating
SET counted = 1
WHERE counted = 0 AND undone_at IS NULL AND id IN (SELECT rating_id FROM set_aside_rating WHERE case_id = @Id);
