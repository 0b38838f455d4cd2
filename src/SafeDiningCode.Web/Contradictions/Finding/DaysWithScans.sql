-- Days on which the whole service counted scans at both meals.
SELECT day AS Day FROM scan_meal WHERE day >= @From AND day <= @To AND scans > 0 GROUP BY day HAVING COUNT(*) = 2;
