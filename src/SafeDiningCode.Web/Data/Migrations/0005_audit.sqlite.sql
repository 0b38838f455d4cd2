-- Who did what to which record, when, before and after: rows are added and never changed or removed. Each row's hash
-- covers the row and the hash before it. actor_kind: person, key, console.
CREATE TABLE audit_entry (
    number INTEGER NOT NULL PRIMARY KEY,
    at TEXT NOT NULL,
    actor_kind TEXT NOT NULL,
    actor_id INTEGER NULL,
    actor_name TEXT NOT NULL CHECK (length(actor_name) <= 80),
    actor_role TEXT NULL,
    action TEXT NOT NULL,
    record_kind TEXT NOT NULL,
    record_id TEXT NOT NULL CHECK (length(record_id) <= 80),
    division TEXT NULL,
    eatery_id INTEGER NULL,
    reason TEXT NULL CHECK (length(reason) <= 400),
    before_state TEXT NULL,
    after_state TEXT NULL,
    hash TEXT NOT NULL
) STRICT;
CREATE INDEX audit_entry_by_division ON audit_entry (division, number);
CREATE INDEX audit_entry_by_record ON audit_entry (record_kind, record_id, number);
CREATE INDEX audit_entry_by_actor ON audit_entry (actor_id, number);

-- The end of the chain: whoever adds to it changes this row first, so that one does so at a time.
CREATE TABLE audit_head (
    id INTEGER NOT NULL PRIMARY KEY,
    number INTEGER NOT NULL,
    hash TEXT NOT NULL
) STRICT;
INSERT INTO audit_head (id, number, hash) VALUES (1, 0, '');
