DELETE FROM account_session WHERE seen_at < @Before;
