SELECT month AS Month, unit AS Unit, due_on AS DueOn, called_off_at AS CalledOffAt, held_on AS HeldOn, outcome AS Outcome,
       recorded_by_name AS RecordedByName
FROM talk
WHERE due_on = @Today AND held_on IS NULL AND called_off_at IS NULL;
