-- Of a rating that is set aside: it is out of the roll-ups already, and now out of the case that holds it.
UPDATE set_aside_case
SET satisfied = satisfied - @Satisfied, fair = fair - @Fair, dissatisfied = dissatisfied - @Dissatisfied
WHERE released_at IS NULL AND id IN (SELECT case_id FROM set_aside_rating WHERE rating_id = @RatingId);
