SELECT eatery_id FROM licence WHERE number = @Number;
