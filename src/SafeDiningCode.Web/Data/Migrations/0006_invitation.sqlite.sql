-- One-time links: for the owner of an eatery (eatery_id), or for an account that needs a new password (account_id).
-- Only the token's hash is kept. replaces: the eatery changes hands, who had it before loses it when this is used.
CREATE TABLE invitation (
    id INTEGER NOT NULL PRIMARY KEY,
    token_hash TEXT NOT NULL UNIQUE,
    eatery_id INTEGER NULL REFERENCES eatery (id),
    account_id INTEGER NULL REFERENCES account (id),
    division TEXT NULL,
    phone TEXT NULL CHECK (length(phone) <= 20),
    replaces INTEGER NOT NULL,
    created_by INTEGER NULL,
    created_at TEXT NOT NULL,
    expires_at TEXT NOT NULL,
    used_at TEXT NULL,
    used_by INTEGER NULL,
    revoked_at TEXT NULL
) STRICT;
CREATE INDEX invitation_by_eatery ON invitation (eatery_id);
CREATE INDEX invitation_by_account ON invitation (account_id);
CREATE INDEX invitation_by_division ON invitation (division, created_at);
