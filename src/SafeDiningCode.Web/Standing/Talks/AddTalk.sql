INSERT INTO talk (month, unit, version, due_on)
SELECT @Month, @Unit, @Version, @DueOn
WHERE NOT EXISTS (SELECT 1 FROM talk WHERE month = @Month AND unit = @Unit);
