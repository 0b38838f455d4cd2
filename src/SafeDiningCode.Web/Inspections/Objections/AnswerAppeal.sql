-- Once: what was answered stays as it was answered.
UPDATE inspection_appeal
SET state = @State, answer = @Answer, visit_on = @VisitOn, answered_at = @AnsweredAt, answered_by_name = @AnsweredByName, answer_form = @Form
WHERE visit_id = @Id AND eatery_id = @EateryId AND state = 'pending';
