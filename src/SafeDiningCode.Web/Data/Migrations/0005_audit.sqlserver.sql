-- Who did what to which record, when, before and after: rows are added and never changed or removed. Each row's hash
-- covers the row and the hash before it. actor_kind: person, key, console.
CREATE TABLE audit_entry (
    number bigint NOT NULL PRIMARY KEY,
    at datetime2(3) NOT NULL,
    actor_kind nvarchar(8) COLLATE Latin1_General_100_BIN2 NOT NULL,
    actor_id bigint NULL,
    actor_name nvarchar(80) NOT NULL,
    actor_role nvarchar(16) COLLATE Latin1_General_100_BIN2 NULL,
    action nvarchar(40) COLLATE Latin1_General_100_BIN2 NOT NULL,
    record_kind nvarchar(24) COLLATE Latin1_General_100_BIN2 NOT NULL,
    record_id nvarchar(80) COLLATE Latin1_General_100_BIN2 NOT NULL,
    division nvarchar(12) COLLATE Latin1_General_100_BIN2 NULL,
    eatery_id bigint NULL,
    reason nvarchar(400) NULL,
    before_state nvarchar(max) NULL,
    after_state nvarchar(max) NULL,
    hash nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL
);
CREATE INDEX audit_entry_by_division ON audit_entry (division, number);
CREATE INDEX audit_entry_by_record ON audit_entry (record_kind, record_id, number);
CREATE INDEX audit_entry_by_actor ON audit_entry (actor_id, number);

-- The end of the chain: whoever adds to it changes this row first, so that one does so at a time.
CREATE TABLE audit_head (
    id int NOT NULL PRIMARY KEY,
    number bigint NOT NULL,
    hash nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL
);
INSERT INTO audit_head (id, number, hash) VALUES (1, 0, '');
