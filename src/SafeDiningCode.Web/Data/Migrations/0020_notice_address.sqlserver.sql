-- Where notices reach an account by mail. mail is NULL until its owner has opened the link that was sent there; asks counts
-- the links of one Shanghai day, asked_day, so that nobody has another's inbox filled.
CREATE TABLE notice_address (
    account_id bigint NOT NULL PRIMARY KEY REFERENCES account (id),
    mail nvarchar(254) COLLATE Latin1_General_100_BIN2 NULL,
    confirmed_at datetime2(3) NULL,
    asked_day int NOT NULL,
    asks int NOT NULL
);
