SELECT hours FROM shop_details WHERE eatery_id = @EateryId;
