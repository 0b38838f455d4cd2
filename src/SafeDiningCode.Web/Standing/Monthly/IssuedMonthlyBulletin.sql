-- The one upon the newest version that has one.
SELECT b.id AS Id, b.month AS Month, b.standing_version AS StandingVersion, b.texts AS Texts, b.revision AS Revision, b.number AS Number,
       b.issued_on AS IssuedOn
FROM monthly_bulletin b
WHERE b.month = @Month AND b.number IS NOT NULL
  AND b.standing_version = (SELECT MAX(n.standing_version) FROM monthly_bulletin n WHERE n.month = @Month AND n.number IS NOT NULL);
