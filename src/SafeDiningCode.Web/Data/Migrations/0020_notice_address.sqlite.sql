-- Where notices reach an account by mail. mail is NULL until its owner has opened the link that was sent there; asks counts
-- the links of one Shanghai day, asked_day, so that nobody has another's inbox filled.
CREATE TABLE notice_address (
    account_id INTEGER NOT NULL PRIMARY KEY REFERENCES account (id),
    mail TEXT NULL,
    confirmed_at TEXT NULL,
    asked_day INTEGER NOT NULL,
    asks INTEGER NOT NULL
) STRICT;
