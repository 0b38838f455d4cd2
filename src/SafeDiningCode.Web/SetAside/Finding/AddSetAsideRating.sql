INSERT INTO set_aside_rating (rating_id, case_id) VALUES (@RatingId, @CaseId);
