INSERT INTO division (code, name, name_en, level, parent, reports) VALUES (@Code, @Name, @NameEn, @Level, @Parent, @Reports);
