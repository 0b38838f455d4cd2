-- People who sign in. role: owner, inspector, regulator, administrator; division is the place an official sees, with all
-- within it, and null for owners. version rises with each change. Passwords and stamps are the framework's; the key of
-- the second factor is protected by the data protection keys. closed_at: locked by the bureau, until it is lifted.
CREATE TABLE account (
    id bigint NOT NULL PRIMARY KEY,
    name nvarchar(60) NOT NULL,
    sign_in_name nvarchar(40) NULL,
    phone nvarchar(20) COLLATE Latin1_General_100_BIN2 NULL,
    role nvarchar(16) COLLATE Latin1_General_100_BIN2 NOT NULL,
    division nvarchar(12) COLLATE Latin1_General_100_BIN2 NULL,
    password_hash nvarchar(200) COLLATE Latin1_General_100_BIN2 NULL,
    security_stamp nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    version int NOT NULL,
    failures int NOT NULL,
    locked_until datetime2(3) NULL,
    closed_at datetime2(3) NULL,
    totp_key nvarchar(1000) COLLATE Latin1_General_100_BIN2 NULL,
    totp_on bit NOT NULL,
    totp_step bigint NOT NULL,
    created_at datetime2(3) NOT NULL
);
CREATE INDEX account_by_division ON account (division, role);

-- What an account may sign in by, its name and its phone: one place, so that nobody's phone is another's name.
CREATE TABLE account_name (
    name_key nvarchar(40) COLLATE Latin1_General_100_BIN2 NOT NULL PRIMARY KEY,
    account_id bigint NOT NULL REFERENCES account (id)
);
CREATE INDEX account_name_by_account ON account_name (account_id);

-- Whose eatery it is and was: a row with ended_at is history.
CREATE TABLE account_eatery (
    account_id bigint NOT NULL REFERENCES account (id),
    eatery_id bigint NOT NULL REFERENCES eatery (id),
    since datetime2(3) NOT NULL,
    ended_at datetime2(3) NULL,
    CONSTRAINT pk_account_eatery PRIMARY KEY (account_id, eatery_id, since)
);
CREATE INDEX account_eatery_by_eatery ON account_eatery (eatery_id, ended_at);

-- Recovery codes of the second factor, hashed; each counts once.
CREATE TABLE account_recovery_code (
    account_id bigint NOT NULL REFERENCES account (id),
    code_hash nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    CONSTRAINT pk_account_recovery_code PRIMARY KEY (account_id, code_hash)
);

-- Browsers that are signed in. Only the hash of what the cookie holds is here. stage: code (the second factor is awaited)
-- or in. seen_at is coarse. A session counts only while its stamp is the account's.
CREATE TABLE account_session (
    id_hash nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL PRIMARY KEY,
    account_id bigint NOT NULL REFERENCES account (id),
    stamp nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    stage nvarchar(8) COLLATE Latin1_General_100_BIN2 NOT NULL,
    second_factor bit NOT NULL,
    device nvarchar(60) NOT NULL,
    created_at datetime2(3) NOT NULL,
    seen_at datetime2(3) NOT NULL
);
CREATE INDEX account_session_by_account ON account_session (account_id);
CREATE INDEX account_session_by_seen ON account_session (seen_at);

-- Scopes are ranges of divisions.
CREATE INDEX eatery_by_division ON eatery (division);
