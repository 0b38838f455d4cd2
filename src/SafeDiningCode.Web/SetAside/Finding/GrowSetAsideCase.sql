UPDATE set_aside_case
SET satisfied = satisfied + @Satisfied, fair = fair + @Fair, dissatisfied = dissatisfied + @Dissatisfied, evidence = @Evidence, found_at = @FoundAt
WHERE eatery_id = @EateryId AND day = @Day AND kind = @Kind AND unit = @Unit AND released_at IS NULL;
