DELETE FROM visit WHERE id IN (SELECT TOP (@Most) v.id FROM visit v WHERE v.id < @BeforeId ORDER BY v.id);
