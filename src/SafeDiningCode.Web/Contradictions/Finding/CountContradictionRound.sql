SELECT COUNT(*) FROM contradiction_round WHERE day = @Day;
