-- Not where somebody has looked into the same within the days of rest.
INSERT INTO contradiction (id, eatery_id, kind, first_day, last_day, numbers, found_at)
SELECT @Id, @EateryId, @Kind, @FirstDay, @LastDay, @Numbers, @Now
WHERE NOT EXISTS (SELECT 1 FROM contradiction c WHERE c.eatery_id = @EateryId AND c.kind = @Kind AND c.handled_day > @RestSince);
