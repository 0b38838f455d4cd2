SELECT COUNT(*) AS Closes FROM month_close WHERE month = @Month;
