-- By the keys: each of the reasons, and each of the units.
DELETE FROM theme_day WHERE reason IN (1, 2, 4, 8, 16, 32, 64, 128) AND day = @Day;
DELETE FROM theme_unit_day WHERE unit IN (SELECT u.code FROM unit u) AND day = @Day;
DELETE FROM theme_round WHERE day = @Day;
