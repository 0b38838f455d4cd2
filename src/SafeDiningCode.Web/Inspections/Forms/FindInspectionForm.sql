SELECT content FROM inspection_form WHERE version = @Version;
