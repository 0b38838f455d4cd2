INSERT INTO monthly_bulletin (id, month, standing_version, texts, revision, changed_by_name, changed_at)
SELECT @Id, @Month, @StandingVersion, @Texts, 1, @Name, @Now
WHERE NOT EXISTS (SELECT 1 FROM monthly_bulletin WHERE month = @Month AND standing_version = @StandingVersion);
