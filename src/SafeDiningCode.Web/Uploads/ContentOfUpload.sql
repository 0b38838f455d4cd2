SELECT content FROM upload_content WHERE upload_id = @Id;
