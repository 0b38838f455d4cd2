-- Red and black lists (红黑榜). What each smallest unit's eateries were at the end of a day, over the month up to then.
CREATE TABLE unit_standing_day (
    day INTEGER NOT NULL,
    unit TEXT NOT NULL,
    rated INTEGER NOT NULL,
    dissatisfied_eateries INTEGER NOT NULL,
    CONSTRAINT pk_unit_standing_day PRIMARY KEY (day, unit)
) STRICT, WITHOUT ROWID;

-- A month's numbers as JSON, frozen once after its end and never changed.
CREATE TABLE month_close (
    month INTEGER NOT NULL PRIMARY KEY,
    closed_at TEXT NOT NULL,
    numbers TEXT NOT NULL
) STRICT;

-- Published lists as JSON, with all that they are computed from: never changed, only followed by a version that says why.
CREATE TABLE standing (
    month INTEGER NOT NULL,
    version INTEGER NOT NULL,
    document TEXT NOT NULL,
    reason TEXT NULL CHECK (length(reason) <= 400),
    published_by INTEGER NOT NULL,
    published_by_name TEXT NOT NULL CHECK (length(published_by_name) <= 80),
    published_at TEXT NOT NULL,
    CONSTRAINT pk_standing PRIMARY KEY (month, version)
) STRICT;

-- Bulletins (通报) and the districts that they expose (曝光).
CREATE TABLE bulletin (
    id INTEGER NOT NULL PRIMARY KEY,
    number TEXT NOT NULL CHECK (length(number) <= 60),
    title TEXT NOT NULL CHECK (length(title) <= 200),
    source TEXT NOT NULL CHECK (length(source) <= 300),
    issued_on INTEGER NOT NULL,
    added_by INTEGER NOT NULL,
    added_by_name TEXT NOT NULL CHECK (length(added_by_name) <= 80),
    added_at TEXT NOT NULL,
    CONSTRAINT bulletin_number UNIQUE (number)
) STRICT;
CREATE TABLE bulletin_exposure (
    bulletin_id INTEGER NOT NULL REFERENCES bulletin (id),
    unit TEXT NOT NULL REFERENCES unit (code),
    CONSTRAINT pk_bulletin_exposure PRIMARY KEY (bulletin_id, unit)
) STRICT, WITHOUT ROWID;
