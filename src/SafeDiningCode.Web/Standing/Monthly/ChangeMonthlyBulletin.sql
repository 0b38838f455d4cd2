UPDATE monthly_bulletin
SET texts = @Texts, revision = revision + 1, changed_by_name = @Name, changed_at = @Now
WHERE month = @Month AND standing_version = @StandingVersion AND revision = @Revision AND number IS NULL;
