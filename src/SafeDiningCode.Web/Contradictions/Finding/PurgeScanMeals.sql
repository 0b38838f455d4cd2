DELETE FROM scan_meal WHERE day < @Before;
