-- The oldest first; those of one day in the order of their numbers. Of monthly bulletins upon one month only that upon the
-- newest version: a correction is no second exposure.
SELECT b.id AS Id, b.number AS Number, b.title AS Title, b.source AS Source, b.issued_on AS IssuedOn
FROM bulletin b
WHERE b.issued_on >= @First AND b.issued_on <= @Last
  AND NOT EXISTS (SELECT 1 FROM monthly_bulletin m JOIN monthly_bulletin n ON n.month = m.month AND n.standing_version > m.standing_version AND n.number IS NOT NULL
                  WHERE m.bulletin_id = b.id AND n.issued_on <= @Last)
ORDER BY b.issued_on, b.number;
SELECT x.bulletin_id AS Id, x.unit AS Unit
FROM bulletin b
JOIN bulletin_exposure x ON x.bulletin_id = b.id
WHERE b.issued_on >= @First AND b.issued_on <= @Last
ORDER BY x.bulletin_id, x.unit;
