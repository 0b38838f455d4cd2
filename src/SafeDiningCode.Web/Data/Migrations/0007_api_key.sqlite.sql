-- Keys of systems: video platforms, registry feeds, delivery platforms. prefix is shown to tell keys apart; of the whole
-- key only the hash is kept. purposes: codes with a space between; division: the place a key is good for, with all within it.
CREATE TABLE api_key (
    id INTEGER NOT NULL PRIMARY KEY,
    prefix TEXT NOT NULL,
    key_hash TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL CHECK (length(name) <= 60),
    purposes TEXT NOT NULL CHECK (length(purposes) <= 200),
    division TEXT NOT NULL,
    created_by INTEGER NULL,
    created_at TEXT NOT NULL,
    last_used_on INTEGER NULL,
    revoked_at TEXT NULL
) STRICT;
CREATE INDEX api_key_by_division ON api_key (division);
