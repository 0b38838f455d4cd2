-- Out of the roll-ups again, at the day, month and unit that the rating stored.
UPDATE eatery_day
SET satisfied = satisfied - @Satisfied, fair = fair - @Fair, dissatisfied = dissatisfied - @Dissatisfied
WHERE eatery_id = @EateryId AND day = @Day;

UPDATE eatery_month
SET satisfied = satisfied - @Satisfied, fair = fair - @Fair, dissatisfied = dissatisfied - @Dissatisfied
WHERE month = @Month AND unit = @Unit AND eatery_id = @EateryId;

UPDATE unit_day
SET satisfied = satisfied - @Satisfied, fair = fair - @Fair, dissatisfied = dissatisfied - @Dissatisfied
WHERE unit = @Unit AND day = @Day;
