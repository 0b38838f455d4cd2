-- As the month's roll-ups stand: within a minute after the day's end, later where no instance ran then. Once a day.
INSERT INTO unit_standing_day (day, unit, rated, dissatisfied_eateries)
SELECT @Day, m.unit,
       SUM(CASE WHEN m.satisfied + m.fair + m.dissatisfied >= @MinimumRatings THEN 1 ELSE 0 END),
       SUM(CASE WHEN m.satisfied + m.fair + m.dissatisfied >= @MinimumRatings
                 AND CAST(m.dissatisfied AS bigint) * 10000 >= CAST(m.satisfied + m.fair + m.dissatisfied AS bigint) * @BasisPoints
                THEN 1 ELSE 0 END)
FROM eatery_month m
WHERE m.month = @Month AND NOT EXISTS (SELECT 1 FROM unit_standing_day d WHERE d.day = @Day)
GROUP BY m.unit;
