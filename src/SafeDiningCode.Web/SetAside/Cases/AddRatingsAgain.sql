-- Into the roll-ups again. A recount takes rows of nothing away: they are made anew.
INSERT INTO eatery_day (eatery_id, day, satisfied, fair, dissatisfied)
SELECT @EateryId, @Day, 0, 0, 0 WHERE NOT EXISTS (SELECT 1 FROM eatery_day WHERE eatery_id = @EateryId AND day = @Day);
UPDATE eatery_day
SET satisfied = satisfied + @Satisfied, fair = fair + @Fair, dissatisfied = dissatisfied + @Dissatisfied
WHERE eatery_id = @EateryId AND day = @Day;

INSERT INTO eatery_month (month, unit, eatery_id, satisfied, fair, dissatisfied)
SELECT @Month, @Unit, @EateryId, 0, 0, 0 WHERE NOT EXISTS (SELECT 1 FROM eatery_month WHERE month = @Month AND unit = @Unit AND eatery_id = @EateryId);
UPDATE eatery_month
SET satisfied = satisfied + @Satisfied, fair = fair + @Fair, dissatisfied = dissatisfied + @Dissatisfied
WHERE month = @Month AND unit = @Unit AND eatery_id = @EateryId;

INSERT INTO unit_day (unit, day, satisfied, fair, dissatisfied)
SELECT @Unit, @Day, 0, 0, 0 WHERE NOT EXISTS (SELECT 1 FROM unit_day WHERE unit = @Unit AND day = @Day);
UPDATE unit_day
SET satisfied = satisfied + @Satisfied, fair = fair + @Fair, dissatisfied = dissatisfied + @Dissatisfied
WHERE unit = @Unit AND day = @Day;
