DELETE FROM visit WHERE nonce IN (SELECT nonce FROM visit WHERE answered_at < @Before ORDER BY answered_at LIMIT @Most);
