-- Found again before anybody looked into it: the same, up to a later day.
UPDATE contradiction
SET first_day = CASE WHEN first_day < @FirstDay THEN first_day ELSE @FirstDay END,
    last_day = CASE WHEN last_day > @LastDay THEN last_day ELSE @LastDay END,
    numbers = @Numbers
WHERE eatery_id = @EateryId AND kind = @Kind AND handled_at IS NULL;
