-- Lists of licences that run out go by their last day.
CREATE INDEX licence_by_end ON licence (status, valid_until);

-- Diners' reports are handled by an official, who says what came of it.
ALTER TABLE code_report ADD handled_at datetime2(3) NULL;
ALTER TABLE code_report ADD handled_by nvarchar(80) NULL;
ALTER TABLE code_report ADD handled_note nvarchar(400) NULL;
GO
CREATE INDEX code_report_by_handling ON code_report (handled_at, reported_at);
CREATE INDEX code_report_by_eatery ON code_report (eatery_id);

-- Extracts of the registry that were handed in: on a page, with a key, or in the watched folder. state: receiving,
-- uploaded (to be checked), checked (to be confirmed), confirmed (to be imported), done, stopped, discarded, unreadable,
-- failed. division: rows of that place and below are taken, all where source is folder. Whoever works on it holds it
-- until lease_until. preview and outcome are JSON: what the check and the import counted.
CREATE TABLE registry_extract (
    id bigint NOT NULL PRIMARY KEY,
    source nvarchar(12) COLLATE Latin1_General_100_BIN2 NOT NULL,
    file_name nvarchar(200) NOT NULL,
    bytes bigint NOT NULL,
    hash nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    division nvarchar(12) COLLATE Latin1_General_100_BIN2 NOT NULL,
    actor_kind nvarchar(12) COLLATE Latin1_General_100_BIN2 NOT NULL,
    actor_id bigint NOT NULL,
    actor_name nvarchar(80) NOT NULL,
    actor_role nvarchar(16) COLLATE Latin1_General_100_BIN2 NULL,
    state nvarchar(12) COLLATE Latin1_General_100_BIN2 NOT NULL,
    received_at datetime2(3) NOT NULL,
    changed_at datetime2(3) NOT NULL,
    lease_until datetime2(3) NULL,
    worker nvarchar(40) COLLATE Latin1_General_100_BIN2 NULL,
    attempts int NOT NULL,
    done int NOT NULL,
    rows_read int NOT NULL,
    stop_asked int NOT NULL,
    preview nvarchar(max) NULL,
    outcome nvarchar(max) NULL,
    fault nvarchar(1000) NULL
);
CREATE INDEX registry_extract_by_state ON registry_extract (state, id);

-- The file, and the report of rows that were refused or warned of, a mebibyte to a row. kind: file, report.
CREATE TABLE registry_extract_part (
    extract_id bigint NOT NULL REFERENCES registry_extract (id),
    kind nvarchar(12) COLLATE Latin1_General_100_BIN2 NOT NULL,
    position int NOT NULL,
    content varbinary(max) NOT NULL,
    CONSTRAINT pk_registry_extract_part PRIMARY KEY (extract_id, kind, position)
);
