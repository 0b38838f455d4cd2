INSERT INTO self_check_mark (id, eatery_id, pattern, first_day, last_day, records, other_eatery_id, other_day, found_at)
VALUES (@Id, @EateryId, @Pattern, @FirstDay, @LastDay, @Records, @OtherEateryId, @OtherDay, @FoundAt);
