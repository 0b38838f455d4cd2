INSERT INTO set_aside_case (id, kind, eatery_id, unit, day, number, satisfied, fair, dissatisfied, evidence, found_at)
SELECT @Id, @Kind, @EateryId, @Unit, @Day, 1 + COUNT(*), @Satisfied, @Fair, @Dissatisfied, @Evidence, @FoundAt
FROM set_aside_case
WHERE eatery_id = @EateryId AND day = @Day AND kind = @Kind AND unit = @Unit;
