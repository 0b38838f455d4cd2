SELECT form AS Form, answer_form AS AnswerForm FROM inspection_appeal WHERE visit_id = @Id;
