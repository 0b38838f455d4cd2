DELETE FROM scan_count WHERE eatery_id > @After AND eatery_id <= @Upto AND day < @Before;
