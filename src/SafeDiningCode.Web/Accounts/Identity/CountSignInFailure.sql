-- Counting begins anew once a lock has run out.
UPDATE account
SET failures = CASE WHEN locked_until <= @Now THEN 1 ELSE failures + 1 END,
    locked_until = CASE WHEN locked_until > @Now THEN locked_until
                        WHEN locked_until <= @Now AND @Most > 1 THEN NULL
                        WHEN failures + 1 >= @Most THEN @Until
                        ELSE locked_until END,
    version = version + 1
WHERE id = @Id;
