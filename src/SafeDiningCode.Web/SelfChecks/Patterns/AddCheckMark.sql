INSERT INTO self_check_mark (id, eatery_id, pattern, first_day, last_day, records, other_id, found_at)
VALUES (@Id, @EateryId, @Pattern, @FirstDay, @LastDay, @Records, @OtherId, @FoundAt);
