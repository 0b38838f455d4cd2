INSERT INTO bulletin_exposure (bulletin_id, unit) VALUES (@Id, @Unit);
