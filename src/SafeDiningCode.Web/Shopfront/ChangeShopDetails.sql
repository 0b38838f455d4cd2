-- Only over what was read: whoever has written the details since has raised their revision.
UPDATE shop_details
SET hours = @Hours, phone = @Phone, cuisine = @Cuisine, languages = @Languages, photo = @Photo, revision = revision + 1, changed_at = @Now
WHERE eatery_id = @EateryId AND revision = @Revision;
