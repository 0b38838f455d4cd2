SELECT id AS Id, month AS Month, standing_version AS StandingVersion, texts AS Texts, revision AS Revision, number AS Number, issued_on AS IssuedOn
FROM monthly_bulletin
WHERE month = @Month AND standing_version = @StandingVersion;
