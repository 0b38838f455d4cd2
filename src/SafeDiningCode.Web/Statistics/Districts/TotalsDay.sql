-- The day whose totals stand for a month: its last one written down, else the next one after it.
SELECT COALESCE(
    (SELECT MAX(day) FROM unit_total WHERE day >= @First AND day <= @Last),
    (SELECT MIN(day) FROM unit_total WHERE day > @Last)) AS Day;
