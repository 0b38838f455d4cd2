SELECT visit_id FROM inspection_version WHERE form = @Form;
