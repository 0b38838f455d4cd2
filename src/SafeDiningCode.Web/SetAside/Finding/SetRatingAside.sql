UPDATE rating SET counted = 0 WHERE id = @RatingId AND counted = 1 AND undone_at IS NULL;
