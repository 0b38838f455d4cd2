-- The oldest first; those of one day in the order of their numbers.
SELECT id AS Id, number AS Number, title AS Title, source AS Source, issued_on AS IssuedOn
FROM bulletin
WHERE issued_on >= @First AND issued_on <= @Last
ORDER BY issued_on, number;
SELECT x.bulletin_id AS Id, x.unit AS Unit
FROM bulletin b
JOIN bulletin_exposure x ON x.bulletin_id = b.id
WHERE b.issued_on >= @First AND b.issued_on <= @Last
ORDER BY x.bulletin_id, x.unit;
