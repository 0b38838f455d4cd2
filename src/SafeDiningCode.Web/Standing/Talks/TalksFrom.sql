SELECT month AS Month, unit AS Unit, due_on AS DueOn, called_off_at AS CalledOffAt, held_on AS HeldOn, outcome AS Outcome,
       recorded_by_name AS RecordedByName
FROM talk
WHERE month BETWEEN @First AND @Last
ORDER BY month DESC, unit;
