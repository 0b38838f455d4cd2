-- Notices to accounts: each account's are its inbox. The words are made at reading from kind and parameters (JSON).
CREATE TABLE notice (
    id bigint NOT NULL PRIMARY KEY,
    account_id bigint NOT NULL,
    kind nvarchar(40) COLLATE Latin1_General_100_BIN2 NOT NULL,
    subject nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
    day int NOT NULL,
    eatery_id bigint NULL REFERENCES eatery (id),
    parameters nvarchar(2000) NOT NULL,
    link nvarchar(200) NOT NULL,
    created_at datetime2(3) NOT NULL,
    read_at datetime2(3) NULL,
    CONSTRAINT notice_once_a_day UNIQUE (account_id, kind, subject, day)
);
CREATE INDEX notice_by_account ON notice (account_id, id);
CREATE INDEX notice_unread ON notice (account_id, read_at);

-- Notices on their way out of the house. state: waiting, sent, refused (the other side will not have it), expired (tried
-- for a day). The address is forgotten when there is nothing more to do with it.
CREATE TABLE notice_delivery (
    id bigint NOT NULL PRIMARY KEY,
    notice_id bigint NOT NULL REFERENCES notice (id),
    carrier nvarchar(12) COLLATE Latin1_General_100_BIN2 NOT NULL,
    address nvarchar(254) NULL,
    state nvarchar(12) COLLATE Latin1_General_100_BIN2 NOT NULL,
    attempts int NOT NULL,
    due_at datetime2(3) NOT NULL,
    lease bigint NULL,
    outcome nvarchar(100) NULL,
    ended_at datetime2(3) NULL,
    CONSTRAINT notice_delivery_once UNIQUE (notice_id, carrier)
);
CREATE INDEX notice_delivery_due ON notice_delivery (state, carrier, due_at);
CREATE INDEX notice_delivery_leased ON notice_delivery (lease);
