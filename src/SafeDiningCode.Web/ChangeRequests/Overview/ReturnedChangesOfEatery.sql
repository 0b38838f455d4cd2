SELECT id
FROM change_request
WHERE eatery_id = @EateryId AND state = 'returned'
ORDER BY id;
