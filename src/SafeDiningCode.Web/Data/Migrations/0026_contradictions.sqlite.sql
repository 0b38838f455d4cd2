-- Scans of an eatery's codes at a meal (meal: 1 lunch, 2 dinner): statistics, of which a minute may be lacking. Nothing of
-- whoever scanned. Kept for 60 days.
CREATE TABLE scan_count (
    eatery_id INTEGER NOT NULL,
    day INTEGER NOT NULL,
    meal INTEGER NOT NULL,
    scans INTEGER NOT NULL,
    CONSTRAINT pk_scan_count PRIMARY KEY (eatery_id, day, meal)
) STRICT, WITHOUT ROWID;

-- The same of all eateries together: a meal at which nothing was counted says nothing of anyone.
CREATE TABLE scan_meal (
    day INTEGER NOT NULL,
    meal INTEGER NOT NULL,
    scans INTEGER NOT NULL,
    CONSTRAINT pk_scan_meal PRIMARY KEY (day, meal)
) STRICT, WITHOUT ROWID;

-- What does not fit together about an eatery. kind: grade-a-dissatisfied, perfect-checks-copied-photographs,
-- code-silent-at-meals. numbers is JSON: what shows it, as last found. Found again it grows, until somebody has looked into it.
CREATE TABLE contradiction (
    id INTEGER NOT NULL PRIMARY KEY,
    eatery_id INTEGER NOT NULL REFERENCES eatery (id),
    kind TEXT NOT NULL,
    first_day INTEGER NOT NULL,
    last_day INTEGER NOT NULL,
    numbers TEXT NOT NULL,
    found_at TEXT NOT NULL,
    handled_at TEXT NULL,
    handled_day INTEGER NULL,
    handled_by INTEGER NULL,
    handled_by_name TEXT NULL CHECK (length(handled_by_name) <= 80),
    handled_note TEXT NULL CHECK (length(handled_note) <= 400)
) STRICT;
CREATE UNIQUE INDEX contradiction_open ON contradiction (eatery_id, kind) WHERE handled_at IS NULL;
CREATE INDEX contradiction_by_eatery ON contradiction (eatery_id, kind, handled_day);
CREATE INDEX contradiction_by_day ON contradiction (handled_at, last_day);

-- Days on which contradictions were looked for.
CREATE TABLE contradiction_round (
    day INTEGER NOT NULL PRIMARY KEY,
    done_at TEXT NOT NULL
) STRICT;

-- Why diners were 不满意: counted ratings of an eatery and day by reason (one bit of the reasons of ratings), written once a
-- day has ended and again for some days after.
CREATE TABLE theme_day (
    reason INTEGER NOT NULL,
    day INTEGER NOT NULL,
    unit TEXT NOT NULL,
    eatery_id INTEGER NOT NULL,
    ratings INTEGER NOT NULL,
    CONSTRAINT pk_theme_day PRIMARY KEY (reason, day, unit, eatery_id)
) STRICT, WITHOUT ROWID;

-- The same by smallest unit; reason 0: all 不满意 ratings, each once, however many reasons it gives.
CREATE TABLE theme_unit_day (
    unit TEXT NOT NULL,
    day INTEGER NOT NULL,
    reason INTEGER NOT NULL,
    ratings INTEGER NOT NULL,
    CONSTRAINT pk_theme_unit_day PRIMARY KEY (unit, day, reason)
) STRICT, WITHOUT ROWID;

-- Days that are written, and when they last were.
CREATE TABLE theme_round (
    day INTEGER NOT NULL PRIMARY KEY,
    written_at TEXT NOT NULL
) STRICT;
