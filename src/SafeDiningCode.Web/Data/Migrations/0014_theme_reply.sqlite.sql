-- An owner's replies to themes: eatery, week (its Monday) and one reason. Never changed: a new wording is a next version.
CREATE TABLE theme_reply (
    eatery_id INTEGER NOT NULL REFERENCES eatery (id),
    week INTEGER NOT NULL,
    reason INTEGER NOT NULL,
    version INTEGER NOT NULL,
    wording TEXT NOT NULL CHECK (length(wording) <= 500),
    replied_by INTEGER NOT NULL,
    replied_by_name TEXT NOT NULL CHECK (length(replied_by_name) <= 80),
    replied_at TEXT NOT NULL,
    CONSTRAINT pk_theme_reply PRIMARY KEY (eatery_id, week, reason, version)
) STRICT, WITHOUT ROWID;
CREATE INDEX theme_reply_by_time ON theme_reply (replied_at);
