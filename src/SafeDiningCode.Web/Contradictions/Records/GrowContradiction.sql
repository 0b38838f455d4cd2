-- Found again before anybody looked into it: the same, with the numbers and days of the latest finding. When it was first
-- found stays.
UPDATE contradiction
SET first_day = @FirstDay, last_day = @LastDay, numbers = @Numbers
WHERE eatery_id = @EateryId AND kind = @Kind AND handled_at IS NULL;
