INSERT INTO monthly_bulletin (id, month, standing_version, texts, revision, changed_by_name, changed_at)
VALUES (@Id, @Month, @StandingVersion, @Texts, 1, @Name, @Now);
