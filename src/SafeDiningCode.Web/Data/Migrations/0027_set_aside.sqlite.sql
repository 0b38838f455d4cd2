-- Ratings set aside (暂不计入): a case per rule, eatery, unit and day; after it is released, a next number. What it holds by
-- value, without what diners took back. kind: device, cluster or burst; evidence: the numbers that show it, as JSON.
CREATE TABLE set_aside_case (
    id INTEGER NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL,
    eatery_id INTEGER NOT NULL REFERENCES eatery (id),
    unit TEXT NOT NULL REFERENCES unit (code),
    day INTEGER NOT NULL,
    number INTEGER NOT NULL,
    satisfied INTEGER NOT NULL CHECK (satisfied >= 0),
    fair INTEGER NOT NULL CHECK (fair >= 0),
    dissatisfied INTEGER NOT NULL CHECK (dissatisfied >= 0),
    evidence TEXT NOT NULL CHECK (length(evidence) <= 400),
    found_at TEXT NOT NULL,
    released_at TEXT NULL,
    released_by_name TEXT NULL CHECK (length(released_by_name) <= 80),
    reason TEXT NULL CHECK (length(reason) <= 400),
    CONSTRAINT set_aside_case_once UNIQUE (eatery_id, day, kind, unit, number)
) STRICT;
CREATE INDEX set_aside_case_by_day ON set_aside_case (day, unit);

-- Which ratings. A rating is held by one case at most; those that released it stay beside.
CREATE TABLE set_aside_rating (
    rating_id INTEGER NOT NULL REFERENCES rating (id),
    case_id INTEGER NOT NULL REFERENCES set_aside_case (id),
    CONSTRAINT pk_set_aside_rating PRIMARY KEY (rating_id, case_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX set_aside_rating_by_case ON set_aside_rating (case_id);
