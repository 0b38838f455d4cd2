INSERT INTO unit_ancestor (ancestor, unit, steps) VALUES (@Ancestor, @Unit, @Steps);
