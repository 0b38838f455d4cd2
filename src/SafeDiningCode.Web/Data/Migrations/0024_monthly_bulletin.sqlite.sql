-- The monthly bulletin (月度通报) upon a version of the published lists: its numbers are the lists', texts are what people wrote
-- around them, as JSON. A draft until it has a number; then it is on record as a bulletin and never changed. revision counts
-- the writes: a form changes what it showed.
CREATE TABLE monthly_bulletin (
    id INTEGER NOT NULL PRIMARY KEY,
    month INTEGER NOT NULL,
    standing_version INTEGER NOT NULL,
    texts TEXT NOT NULL,
    revision INTEGER NOT NULL,
    changed_by_name TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    number TEXT NULL,
    issued_on INTEGER NULL,
    bulletin_id INTEGER NULL REFERENCES bulletin (id),
    CONSTRAINT monthly_bulletin_of_version UNIQUE (month, standing_version),
    CONSTRAINT fk_monthly_bulletin_standing FOREIGN KEY (month, standing_version) REFERENCES standing (month, version)
) STRICT;

-- Talks (约谈) that districts on the black list are called in for. version: that of the lists which called; called_off_at: a
-- correction took the district off before it was held.
CREATE TABLE talk (
    month INTEGER NOT NULL,
    unit TEXT NOT NULL REFERENCES unit (code),
    version INTEGER NOT NULL,
    due_on INTEGER NOT NULL,
    called_off_at TEXT NULL,
    held_on INTEGER NULL,
    outcome TEXT NULL CHECK (length(outcome) <= 1000),
    recorded_by_name TEXT NULL,
    recorded_at TEXT NULL,
    CONSTRAINT pk_talk PRIMARY KEY (month, unit)
) STRICT, WITHOUT ROWID;
