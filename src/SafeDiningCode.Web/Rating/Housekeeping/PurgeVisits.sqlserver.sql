DELETE TOP (@Most) FROM visit WHERE answered_at < @Before;
