-- Ratings set aside (暂不计入): a case per rule, eatery, unit and day; after it is released, a next number. What it holds by
-- value, without what diners took back. kind: device, cluster or burst; evidence: the numbers that show it, as JSON.
CREATE TABLE set_aside_case (
    id bigint NOT NULL PRIMARY KEY,
    kind nvarchar(12) COLLATE Latin1_General_100_BIN2 NOT NULL,
    eatery_id bigint NOT NULL REFERENCES eatery (id),
    unit nvarchar(12) COLLATE Latin1_General_100_BIN2 NOT NULL REFERENCES unit (code),
    day int NOT NULL,
    number int NOT NULL,
    satisfied int NOT NULL CHECK (satisfied >= 0),
    fair int NOT NULL CHECK (fair >= 0),
    dissatisfied int NOT NULL CHECK (dissatisfied >= 0),
    evidence nvarchar(400) NOT NULL,
    found_at datetime2(3) NOT NULL,
    released_at datetime2(3) NULL,
    released_by_name nvarchar(80) NULL,
    reason nvarchar(400) NULL,
    CONSTRAINT set_aside_case_once UNIQUE (eatery_id, day, kind, unit, number)
);
CREATE INDEX set_aside_case_by_day ON set_aside_case (day, unit);

-- Which ratings. A rating is held by one case at most; those that released it stay beside.
CREATE TABLE set_aside_rating (
    rating_id bigint NOT NULL REFERENCES rating (id),
    case_id bigint NOT NULL REFERENCES set_aside_case (id),
    CONSTRAINT pk_set_aside_rating PRIMARY KEY (rating_id, case_id)
);
CREATE INDEX set_aside_rating_by_case ON set_aside_rating (case_id);
