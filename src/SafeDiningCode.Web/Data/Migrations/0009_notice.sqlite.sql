-- Notices to accounts: each account's are its inbox. The words are made at reading from kind and parameters (JSON).
CREATE TABLE notice (
    id INTEGER NOT NULL PRIMARY KEY,
    account_id INTEGER NOT NULL,
    kind TEXT NOT NULL,
    subject TEXT NOT NULL CHECK (length(subject) <= 100),
    day INTEGER NOT NULL,
    eatery_id INTEGER NULL REFERENCES eatery (id),
    parameters TEXT NOT NULL CHECK (length(parameters) <= 2000),
    link TEXT NOT NULL CHECK (length(link) <= 200),
    created_at TEXT NOT NULL,
    read_at TEXT NULL,
    CONSTRAINT notice_once_a_day UNIQUE (account_id, kind, subject, day)
) STRICT;
CREATE INDEX notice_by_account ON notice (account_id, id);
CREATE INDEX notice_unread ON notice (account_id, read_at);

-- Notices on their way out of the house. state: waiting, sent, refused (the other side will not have it), expired (tried
-- for a day). The address is forgotten when there is nothing more to do with it.
CREATE TABLE notice_delivery (
    id INTEGER NOT NULL PRIMARY KEY,
    notice_id INTEGER NOT NULL REFERENCES notice (id),
    carrier TEXT NOT NULL,
    address TEXT NULL CHECK (length(address) <= 254),
    state TEXT NOT NULL,
    attempts INTEGER NOT NULL,
    due_at TEXT NOT NULL,
    lease INTEGER NULL,
    outcome TEXT NULL CHECK (length(outcome) <= 100),
    ended_at TEXT NULL,
    CONSTRAINT notice_delivery_once UNIQUE (notice_id, carrier)
) STRICT;
CREATE INDEX notice_delivery_due ON notice_delivery (state, carrier, due_at);
CREATE INDEX notice_delivery_leased ON notice_delivery (lease);
