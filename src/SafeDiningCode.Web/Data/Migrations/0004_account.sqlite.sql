-- People who sign in. role: owner, inspector, regulator, administrator; division is the place an official sees, with all
-- within it, and null for owners. version rises with each change. Passwords and stamps are the framework's; the key of
-- the second factor is protected by the data protection keys. closed_at: locked by the bureau, until it is lifted.
CREATE TABLE account (
    id INTEGER NOT NULL PRIMARY KEY,
    name TEXT NOT NULL CHECK (length(name) <= 60),
    sign_in_name TEXT NULL CHECK (length(sign_in_name) <= 40),
    phone TEXT NULL CHECK (length(phone) <= 20),
    role TEXT NOT NULL,
    division TEXT NULL,
    password_hash TEXT NULL,
    security_stamp TEXT NOT NULL,
    version INTEGER NOT NULL,
    failures INTEGER NOT NULL,
    locked_until TEXT NULL,
    closed_at TEXT NULL,
    totp_key TEXT NULL,
    totp_on INTEGER NOT NULL,
    totp_step INTEGER NOT NULL,
    created_at TEXT NOT NULL
) STRICT;
CREATE INDEX account_by_division ON account (division, role);

-- What an account may sign in by, its name and its phone: one place, so that nobody's phone is another's name.
CREATE TABLE account_name (
    name_key TEXT NOT NULL PRIMARY KEY,
    account_id INTEGER NOT NULL REFERENCES account (id)
) STRICT, WITHOUT ROWID;
CREATE INDEX account_name_by_account ON account_name (account_id);

-- Whose eatery it is and was: a row with ended_at is history.
CREATE TABLE account_eatery (
    account_id INTEGER NOT NULL REFERENCES account (id),
    eatery_id INTEGER NOT NULL REFERENCES eatery (id),
    since TEXT NOT NULL,
    ended_at TEXT NULL,
    CONSTRAINT pk_account_eatery PRIMARY KEY (account_id, eatery_id, since)
) STRICT, WITHOUT ROWID;
CREATE INDEX account_eatery_by_eatery ON account_eatery (eatery_id, ended_at);

-- Recovery codes of the second factor, hashed; each counts once.
CREATE TABLE account_recovery_code (
    account_id INTEGER NOT NULL REFERENCES account (id),
    code_hash TEXT NOT NULL,
    CONSTRAINT pk_account_recovery_code PRIMARY KEY (account_id, code_hash)
) STRICT, WITHOUT ROWID;

-- Browsers that are signed in. Only the hash of what the cookie holds is here. stage: code (the second factor is awaited)
-- or in. seen_at is coarse. A session counts only while its stamp is the account's.
CREATE TABLE account_session (
    id_hash TEXT NOT NULL PRIMARY KEY,
    account_id INTEGER NOT NULL REFERENCES account (id),
    stamp TEXT NOT NULL,
    stage TEXT NOT NULL,
    second_factor INTEGER NOT NULL,
    device TEXT NOT NULL CHECK (length(device) <= 60),
    created_at TEXT NOT NULL,
    seen_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX account_session_by_account ON account_session (account_id);
CREATE INDEX account_session_by_seen ON account_session (seen_at);

-- Scopes are ranges of divisions.
CREATE INDEX eatery_by_division ON eatery (division);
