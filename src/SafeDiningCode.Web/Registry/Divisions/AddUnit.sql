INSERT INTO unit (code, name, name_en, level, parent) VALUES (@Code, @Name, @NameEn, @Level, @Parent);
