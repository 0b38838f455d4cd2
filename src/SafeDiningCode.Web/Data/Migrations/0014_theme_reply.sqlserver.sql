-- An owner's replies to themes: eatery, week (its Monday) and one reason. Never changed: a new wording is a next version.
CREATE TABLE theme_reply (
    eatery_id bigint NOT NULL REFERENCES eatery (id),
    week int NOT NULL,
    reason int NOT NULL,
    version int NOT NULL,
    wording nvarchar(500) NOT NULL,
    replied_by bigint NOT NULL,
    replied_by_name nvarchar(80) NOT NULL,
    replied_at datetime2(3) NOT NULL,
    CONSTRAINT pk_theme_reply PRIMARY KEY (eatery_id, week, reason, version)
);
CREATE INDEX theme_reply_by_time ON theme_reply (replied_at);
