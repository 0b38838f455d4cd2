INSERT INTO bulletin (id, number, title, source, issued_on, added_by, added_by_name, added_at)
VALUES (@Id, @Number, @Title, @Source, @IssuedOn, @AddedBy, @AddedByName, @AddedAt);
