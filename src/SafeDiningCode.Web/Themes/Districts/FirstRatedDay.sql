-- Keys of ratings follow time.
SELECT r.day FROM rating r WHERE r.id = (SELECT MIN(f.id) FROM rating f);
