SELECT MIN(month) AS Month FROM eatery_month;
