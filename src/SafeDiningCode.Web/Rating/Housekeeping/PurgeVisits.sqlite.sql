DELETE FROM visit WHERE id IN (SELECT id FROM visit WHERE id < @BeforeId ORDER BY id LIMIT @Most);
