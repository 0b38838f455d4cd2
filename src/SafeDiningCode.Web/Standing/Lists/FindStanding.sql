-- The version asked for; the one that holds for 0.
SELECT document AS Document FROM standing
WHERE month = @Month AND version = CASE WHEN @Version > 0 THEN @Version ELSE (SELECT MAX(x.version) FROM standing x WHERE x.month = @Month) END;
