UPDATE inspection SET result = @Result WHERE id = @Id;
