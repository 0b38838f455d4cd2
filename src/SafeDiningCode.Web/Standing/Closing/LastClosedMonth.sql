SELECT MAX(month) AS Month FROM month_close;
