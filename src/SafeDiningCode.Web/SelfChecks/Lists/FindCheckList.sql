SELECT content FROM check_list WHERE kind = @Kind AND version = @Version;
