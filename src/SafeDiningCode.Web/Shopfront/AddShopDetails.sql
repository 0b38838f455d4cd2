INSERT INTO shop_details (eatery_id, hours, phone, cuisine, languages, photo, revision, changed_at)
VALUES (@EateryId, @Hours, @Phone, @Cuisine, @Languages, @Photo, 1, @Now);
