-- One-time links: for the owner of an eatery (eatery_id), or for an account that needs a new password (account_id).
-- Only the token's hash is kept. replaces: the eatery changes hands, who had it before loses it when this is used.
CREATE TABLE invitation (
    id bigint NOT NULL PRIMARY KEY,
    token_hash nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL UNIQUE,
    eatery_id bigint NULL REFERENCES eatery (id),
    account_id bigint NULL REFERENCES account (id),
    division nvarchar(12) COLLATE Latin1_General_100_BIN2 NULL,
    phone nvarchar(20) COLLATE Latin1_General_100_BIN2 NULL,
    replaces bit NOT NULL,
    created_by bigint NULL,
    created_at datetime2(3) NOT NULL,
    expires_at datetime2(3) NOT NULL,
    used_at datetime2(3) NULL,
    used_by bigint NULL,
    revoked_at datetime2(3) NULL
);
CREATE INDEX invitation_by_eatery ON invitation (eatery_id);
CREATE INDEX invitation_by_account ON invitation (account_id);
CREATE INDEX invitation_by_division ON invitation (division, created_at);
