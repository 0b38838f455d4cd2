SELECT COALESCE(MAX(version), 0) FROM inspection_form;
