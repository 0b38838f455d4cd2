SELECT day AS Day, written_at AS WrittenAt FROM theme_round WHERE day >= @From;
