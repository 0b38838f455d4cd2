-- Keys of systems: video platforms, registry feeds, delivery platforms. prefix is shown to tell keys apart; of the whole
-- key only the hash is kept. purposes: codes with a space between; division: the place a key is good for, with all within it.
CREATE TABLE api_key (
    id bigint NOT NULL PRIMARY KEY,
    prefix nvarchar(16) COLLATE Latin1_General_100_BIN2 NOT NULL,
    key_hash nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL UNIQUE,
    name nvarchar(60) NOT NULL,
    purposes nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
    division nvarchar(12) COLLATE Latin1_General_100_BIN2 NOT NULL,
    created_by bigint NULL,
    created_at datetime2(3) NOT NULL,
    last_used_on int NULL,
    revoked_at datetime2(3) NULL
);
CREATE INDEX api_key_by_division ON api_key (division);
