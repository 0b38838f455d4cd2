SELECT MAX(old.id)
FROM (SELECT id, ROW_NUMBER() OVER (ORDER BY id) AS place FROM notice WHERE id < @BeforeId) old
WHERE old.place <= @Most;
