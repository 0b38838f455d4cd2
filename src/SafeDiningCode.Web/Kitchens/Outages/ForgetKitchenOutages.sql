DELETE FROM kitchen_outage WHERE since < @Before;
