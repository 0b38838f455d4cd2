UPDATE inspection SET mark = @Mark WHERE id = @Id;
