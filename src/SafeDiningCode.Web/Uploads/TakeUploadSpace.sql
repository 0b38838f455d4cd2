UPDATE upload_space SET bytes = bytes + @Bytes WHERE eatery_id = @EateryId AND bytes + @Bytes <= @Most;
