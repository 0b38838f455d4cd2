-- Scans of an eatery's codes at a meal (meal: 1 lunch, 2 dinner): statistics, of which a minute may be lacking. Nothing of
-- whoever scanned. Kept for 60 days.
CREATE TABLE scan_count (
    eatery_id bigint NOT NULL,
    day int NOT NULL,
    meal int NOT NULL,
    scans int NOT NULL,
    CONSTRAINT pk_scan_count PRIMARY KEY (eatery_id, day, meal)
);

-- The same of all eateries together: a meal at which nothing was counted says nothing of anyone.
CREATE TABLE scan_meal (
    day int NOT NULL,
    meal int NOT NULL,
    scans int NOT NULL,
    CONSTRAINT pk_scan_meal PRIMARY KEY (day, meal)
);

-- What does not fit together about an eatery. kind: grade-a-dissatisfied, perfect-checks-copied-photographs,
-- code-silent-at-meals. numbers is JSON: what shows it, as last found. Found again it grows, until somebody has looked into it.
CREATE TABLE contradiction (
    id bigint NOT NULL PRIMARY KEY,
    eatery_id bigint NOT NULL REFERENCES eatery (id),
    kind nvarchar(40) COLLATE Latin1_General_100_BIN2 NOT NULL,
    first_day int NOT NULL,
    last_day int NOT NULL,
    numbers nvarchar(1000) NOT NULL,
    found_at datetime2(3) NOT NULL,
    handled_at datetime2(3) NULL,
    handled_day int NULL,
    handled_by bigint NULL,
    handled_by_name nvarchar(80) NULL,
    handled_note nvarchar(400) NULL
);
CREATE UNIQUE INDEX contradiction_open ON contradiction (eatery_id, kind) WHERE handled_at IS NULL;
CREATE INDEX contradiction_by_eatery ON contradiction (eatery_id, kind, handled_day);
CREATE INDEX contradiction_by_day ON contradiction (handled_at, last_day);

-- Days on which contradictions were looked for.
CREATE TABLE contradiction_round (
    day int NOT NULL PRIMARY KEY,
    done_at datetime2(3) NOT NULL
);

-- Why diners were 不满意: counted ratings of an eatery and day by reason (one bit of the reasons of ratings), written once a
-- day has ended and again for some days after.
CREATE TABLE theme_day (
    reason int NOT NULL,
    day int NOT NULL,
    unit nvarchar(12) COLLATE Latin1_General_100_BIN2 NOT NULL,
    eatery_id bigint NOT NULL,
    ratings int NOT NULL,
    CONSTRAINT pk_theme_day PRIMARY KEY (reason, day, unit, eatery_id)
);

-- The same by smallest unit; reason 0: all 不满意 ratings, each once, however many reasons it gives.
CREATE TABLE theme_unit_day (
    unit nvarchar(12) COLLATE Latin1_General_100_BIN2 NOT NULL,
    day int NOT NULL,
    reason int NOT NULL,
    ratings int NOT NULL,
    CONSTRAINT pk_theme_unit_day PRIMARY KEY (unit, day, reason)
);

-- Days that are written, and when they last were.
CREATE TABLE theme_round (
    day int NOT NULL PRIMARY KEY,
    written_at datetime2(3) NOT NULL
);
