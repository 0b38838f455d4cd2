-- Lists of licences that run out go by their last day.
CREATE INDEX licence_by_end ON licence (status, valid_until);

-- Diners' reports are handled by an official, who says what came of it.
ALTER TABLE code_report ADD COLUMN handled_at TEXT NULL;
ALTER TABLE code_report ADD COLUMN handled_by TEXT NULL CHECK (length(handled_by) <= 80);
ALTER TABLE code_report ADD COLUMN handled_note TEXT NULL CHECK (length(handled_note) <= 400);
CREATE INDEX code_report_by_handling ON code_report (handled_at, reported_at);
CREATE INDEX code_report_by_eatery ON code_report (eatery_id);

-- Extracts of the registry that were handed in: on a page, with a key, or in the watched folder. state: receiving,
-- uploaded (to be checked), checked (to be confirmed), confirmed (to be imported), done, stopped, discarded, unreadable,
-- failed. division: rows of that place and below are taken, all where source is folder. Whoever works on it holds it
-- until lease_until. preview and outcome are JSON: what the check and the import counted.
CREATE TABLE registry_extract (
    id INTEGER NOT NULL PRIMARY KEY,
    source TEXT NOT NULL,
    file_name TEXT NOT NULL CHECK (length(file_name) <= 200),
    bytes INTEGER NOT NULL,
    hash TEXT NOT NULL,
    division TEXT NOT NULL,
    actor_kind TEXT NOT NULL,
    actor_id INTEGER NOT NULL,
    actor_name TEXT NOT NULL CHECK (length(actor_name) <= 80),
    actor_role TEXT NULL,
    state TEXT NOT NULL,
    received_at TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    lease_until TEXT NULL,
    worker TEXT NULL,
    attempts INTEGER NOT NULL,
    done INTEGER NOT NULL,
    rows_read INTEGER NOT NULL,
    stop_asked INTEGER NOT NULL,
    preview TEXT NULL,
    outcome TEXT NULL,
    fault TEXT NULL
) STRICT;
CREATE INDEX registry_extract_by_state ON registry_extract (state, id);

-- The file, and the report of rows that were refused or warned of, a mebibyte to a row. kind: file, report.
CREATE TABLE registry_extract_part (
    extract_id INTEGER NOT NULL REFERENCES registry_extract (id),
    kind TEXT NOT NULL,
    position INTEGER NOT NULL,
    content BLOB NOT NULL,
    CONSTRAINT pk_registry_extract_part PRIMARY KEY (extract_id, kind, position)
) STRICT;
