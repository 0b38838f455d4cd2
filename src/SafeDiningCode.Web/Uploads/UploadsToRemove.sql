SELECT aged.id
FROM (SELECT id, ROW_NUMBER() OVER (ORDER BY id) AS place FROM upload WHERE removed_at IS NULL AND id < @BeforeId) aged
WHERE aged.place <= @Most
ORDER BY aged.id;
