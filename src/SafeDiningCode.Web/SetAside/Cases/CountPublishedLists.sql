SELECT COUNT(*) AS Lists FROM standing WHERE month = @Month;
