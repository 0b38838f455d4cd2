UPDATE rating SET counted = 0 WHERE id = @RatingId;
