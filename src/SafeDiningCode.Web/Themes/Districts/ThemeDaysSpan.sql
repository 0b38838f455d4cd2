SELECT MIN(day) AS First, MAX(day) AS Last FROM theme_round;
