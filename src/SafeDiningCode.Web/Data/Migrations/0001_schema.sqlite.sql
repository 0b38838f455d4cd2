-- Places: GB/T 2260 and the statistical extension. A zone (开发区) that reports for itself has reports = 1.
CREATE TABLE division (
    code TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL CHECK (length(name) <= 80),
    name_en TEXT NULL CHECK (length(name_en) <= 80),
    level TEXT NOT NULL,
    parent TEXT NULL,
    reports INTEGER NOT NULL
) STRICT;

-- Reporting units: what statistics go by. Children sum to their parent; each eatery is in exactly one smallest unit.
CREATE TABLE unit (
    code TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL CHECK (length(name) <= 80),
    name_en TEXT NULL CHECK (length(name_en) <= 80),
    level TEXT NOT NULL,
    parent TEXT NULL
) STRICT;

-- Each unit with itself (steps 0) and all above it.
CREATE TABLE unit_ancestor (
    ancestor TEXT NOT NULL,
    unit TEXT NOT NULL,
    steps INTEGER NOT NULL,
    CONSTRAINT pk_unit_ancestor PRIMARY KEY (ancestor, unit)
) STRICT, WITHOUT ROWID;

-- Eateries (餐饮服务提供者). division is the place as registered, unit where it is counted.
CREATE TABLE eatery (
    id INTEGER NOT NULL PRIMARY KEY,
    name TEXT NOT NULL CHECK (length(name) <= 100),
    sign TEXT NULL CHECK (length(sign) <= 100),
    address TEXT NOT NULL CHECK (length(address) <= 200),
    county TEXT NOT NULL,
    division TEXT NOT NULL,
    unit TEXT NOT NULL REFERENCES unit (code),
    legal_person TEXT NULL CHECK (length(legal_person) <= 60),
    phone TEXT NULL CHECK (length(phone) <= 40),
    longitude REAL NULL,
    latitude REAL NULL,
    grade TEXT NULL
) STRICT;
CREATE INDEX eatery_by_unit ON eatery (unit);

-- Licences (食品经营许可证). status: valid, revoked (吊销), withdrawn (撤销), cancelled (注销).
CREATE TABLE licence (
    number TEXT NOT NULL PRIMARY KEY,
    eatery_id INTEGER NOT NULL REFERENCES eatery (id),
    category INTEGER NOT NULL,
    credit_code TEXT NOT NULL,
    scope TEXT NOT NULL CHECK (length(scope) <= 400),
    authority TEXT NOT NULL CHECK (length(authority) <= 100),
    issued_on INTEGER NOT NULL,
    valid_until INTEGER NOT NULL,
    status TEXT NOT NULL,
    fingerprint INTEGER NOT NULL,
    confirmed_at TEXT NOT NULL
) STRICT;
CREATE INDEX licence_by_eatery ON licence (eatery_id, status, valid_until);

-- Inspections. result: conforms (符合), mostly (基本符合), fails (不符合).
CREATE TABLE inspection (
    id INTEGER NOT NULL PRIMARY KEY,
    eatery_id INTEGER NOT NULL REFERENCES eatery (id),
    inspected_on INTEGER NOT NULL,
    result TEXT NOT NULL,
    source TEXT NOT NULL,
    CONSTRAINT inspection_once UNIQUE (eatery_id, inspected_on, source)
) STRICT;

-- What failed in an inspection, in the words of the form.
CREATE TABLE inspection_failure (
    inspection_id INTEGER NOT NULL REFERENCES inspection (id),
    position INTEGER NOT NULL,
    key_item INTEGER NOT NULL,
    wording TEXT NOT NULL CHECK (length(wording) <= 200),
    mended_on INTEGER NULL,
    CONSTRAINT pk_inspection_failure PRIMARY KEY (inspection_id, position)
) STRICT, WITHOUT ROWID;

-- Open kitchens (明厨亮灶). kind: partition (隔断), transparent (透明), video (视频), network (网络).
CREATE TABLE kitchen (
    eatery_id INTEGER NOT NULL PRIMARY KEY REFERENCES eatery (id),
    kind TEXT NOT NULL,
    declared_at TEXT NOT NULL,
    heartbeat_at TEXT NULL,
    frame_at TEXT NULL
) STRICT;

-- Codes on the wall: number counts an eatery's codes; a code with revoked_at points to nothing.
CREATE TABLE code_issue (
    serial INTEGER NOT NULL PRIMARY KEY,
    key_version INTEGER NOT NULL,
    eatery_id INTEGER NOT NULL REFERENCES eatery (id),
    number INTEGER NOT NULL,
    issued_at TEXT NOT NULL,
    revoked_at TEXT NULL,
    CONSTRAINT code_issue_by_eatery UNIQUE (eatery_id, number)
) STRICT;
CREATE INDEX code_issue_in_use ON code_issue (eatery_id, revoked_at);

-- Keys by purpose and period (a version, a day or a month), wrapped by Keys:Master where one is set.
CREATE TABLE secret_key (
    purpose TEXT NOT NULL,
    period INTEGER NOT NULL,
    material TEXT NOT NULL,
    wrapped INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    CONSTRAINT pk_secret_key PRIMARY KEY (purpose, period)
) STRICT, WITHOUT ROWID;

-- Every write that a profile shows adds a row in its own transaction: a JSON array of eatery ids.
CREATE TABLE change_log (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    changed_at TEXT NOT NULL,
    eateries TEXT NOT NULL
) STRICT;

-- Ratings. satisfaction: 1 满意, 2 基本满意, 3 不满意. Device tags are keyed hashes; no address of a device is kept.
CREATE TABLE rating (
    id INTEGER NOT NULL PRIMARY KEY,
    serial INTEGER NOT NULL,
    eatery_id INTEGER NOT NULL REFERENCES eatery (id),
    division TEXT NOT NULL,
    unit TEXT NOT NULL REFERENCES unit (code),
    day INTEGER NOT NULL,
    rated_at TEXT NOT NULL,
    satisfaction INTEGER NOT NULL CHECK (satisfaction IN (1, 2, 3)),
    reasons INTEGER NOT NULL,
    comment TEXT NULL CHECK (length(comment) <= 200),
    device_tag INTEGER NOT NULL,
    month_tag INTEGER NULL,
    counted INTEGER NOT NULL,
    undone_at TEXT NULL,
    CONSTRAINT rating_once_a_day UNIQUE (eatery_id, day, device_tag)
) STRICT;

-- The answer that each visit token got, kept two days: a repeat gets the same answer again. The id is time-ordered, as
-- a rating's: where rated is 1, a rating of this id was taken; where 0, the device had rated that day. The receipt is
-- looked up by the id that it begins with, and needs no index of its own.
CREATE TABLE visit (
    id INTEGER NOT NULL PRIMARY KEY,
    nonce TEXT NOT NULL UNIQUE,
    receipt TEXT NOT NULL,
    fingerprint INTEGER NOT NULL,
    rated INTEGER NOT NULL
) STRICT;

-- Roll-ups, in the transaction of their ratings.
CREATE TABLE eatery_day (
    eatery_id INTEGER NOT NULL,
    day INTEGER NOT NULL,
    satisfied INTEGER NOT NULL,
    fair INTEGER NOT NULL,
    dissatisfied INTEGER NOT NULL,
    CONSTRAINT pk_eatery_day PRIMARY KEY (eatery_id, day)
) STRICT, WITHOUT ROWID;

CREATE TABLE eatery_month (
    month INTEGER NOT NULL,
    unit TEXT NOT NULL,
    eatery_id INTEGER NOT NULL,
    satisfied INTEGER NOT NULL,
    fair INTEGER NOT NULL,
    dissatisfied INTEGER NOT NULL,
    CONSTRAINT pk_eatery_month PRIMARY KEY (month, unit, eatery_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE unit_day (
    unit TEXT NOT NULL,
    day INTEGER NOT NULL,
    satisfied INTEGER NOT NULL,
    fair INTEGER NOT NULL,
    dissatisfied INTEGER NOT NULL,
    CONSTRAINT pk_unit_day PRIMARY KEY (unit, day)
) STRICT, WITHOUT ROWID;

-- Eateries licensed and coded at the end of a day, per smallest unit.
CREATE TABLE unit_total (
    unit TEXT NOT NULL,
    day INTEGER NOT NULL,
    licensed INTEGER NOT NULL,
    coded INTEGER NOT NULL,
    CONSTRAINT pk_unit_total PRIMARY KEY (day, unit)
) STRICT, WITHOUT ROWID;

-- The settings that numbers were computed with; never changed, only followed by a next version.
CREATE TABLE standing_settings (
    version INTEGER NOT NULL PRIMARY KEY,
    minimum_ratings INTEGER NOT NULL,
    dissatisfied_basis_points INTEGER NOT NULL,
    since TEXT NOT NULL
) STRICT;

-- Diners' reports of a wrong shop, a covered or forged code.
CREATE TABLE code_report (
    id INTEGER NOT NULL PRIMARY KEY,
    code TEXT NOT NULL,
    eatery_id INTEGER NULL,
    kind TEXT NOT NULL,
    comment TEXT NULL CHECK (length(comment) <= 200),
    reported_at TEXT NOT NULL
) STRICT;
