-- Places: GB/T 2260 and the statistical extension. A zone (开发区) that reports for itself has reports = 1.
CREATE TABLE division (
    code nvarchar(12) COLLATE Latin1_General_100_BIN2 NOT NULL PRIMARY KEY,
    name nvarchar(80) NOT NULL,
    name_en nvarchar(80) NULL,
    level nvarchar(12) COLLATE Latin1_General_100_BIN2 NOT NULL,
    parent nvarchar(12) COLLATE Latin1_General_100_BIN2 NULL,
    reports bit NOT NULL
);

-- Reporting units: what statistics go by. Children sum to their parent; each eatery is in exactly one smallest unit.
CREATE TABLE unit (
    code nvarchar(12) COLLATE Latin1_General_100_BIN2 NOT NULL PRIMARY KEY,
    name nvarchar(80) NOT NULL,
    name_en nvarchar(80) NULL,
    level nvarchar(12) COLLATE Latin1_General_100_BIN2 NOT NULL,
    parent nvarchar(12) COLLATE Latin1_General_100_BIN2 NULL
);

-- Each unit with itself (steps 0) and all above it.
CREATE TABLE unit_ancestor (
    ancestor nvarchar(12) COLLATE Latin1_General_100_BIN2 NOT NULL,
    unit nvarchar(12) COLLATE Latin1_General_100_BIN2 NOT NULL,
    steps int NOT NULL,
    CONSTRAINT pk_unit_ancestor PRIMARY KEY (ancestor, unit)
);

-- Eateries (餐饮服务提供者). division is the place as registered, unit where it is counted.
CREATE TABLE eatery (
    id bigint NOT NULL PRIMARY KEY,
    name nvarchar(100) NOT NULL,
    sign nvarchar(100) NULL,
    address nvarchar(200) NOT NULL,
    county nvarchar(12) COLLATE Latin1_General_100_BIN2 NOT NULL,
    division nvarchar(12) COLLATE Latin1_General_100_BIN2 NOT NULL,
    unit nvarchar(12) COLLATE Latin1_General_100_BIN2 NOT NULL REFERENCES unit (code),
    legal_person nvarchar(60) NULL,
    phone nvarchar(40) NULL,
    longitude float NULL,
    latitude float NULL,
    grade nvarchar(12) COLLATE Latin1_General_100_BIN2 NULL
);
CREATE INDEX eatery_by_unit ON eatery (unit);

-- Licences (食品经营许可证). status: valid, revoked (吊销), withdrawn (撤销), cancelled (注销).
CREATE TABLE licence (
    number nvarchar(40) COLLATE Latin1_General_100_BIN2 NOT NULL PRIMARY KEY,
    eatery_id bigint NOT NULL REFERENCES eatery (id),
    category int NOT NULL,
    credit_code nvarchar(20) COLLATE Latin1_General_100_BIN2 NOT NULL,
    scope nvarchar(400) NOT NULL,
    authority nvarchar(100) NOT NULL,
    issued_on int NOT NULL,
    valid_until int NOT NULL,
    status nvarchar(12) COLLATE Latin1_General_100_BIN2 NOT NULL,
    fingerprint bigint NOT NULL,
    confirmed_at datetime2(3) NOT NULL
);
CREATE INDEX licence_by_eatery ON licence (eatery_id, status, valid_until);

-- Inspections. result: conforms (符合), mostly (基本符合), fails (不符合).
CREATE TABLE inspection (
    id bigint NOT NULL PRIMARY KEY,
    eatery_id bigint NOT NULL REFERENCES eatery (id),
    inspected_on int NOT NULL,
    result nvarchar(12) COLLATE Latin1_General_100_BIN2 NOT NULL,
    source nvarchar(12) COLLATE Latin1_General_100_BIN2 NOT NULL,
    CONSTRAINT inspection_once UNIQUE (eatery_id, inspected_on, source)
);

-- What failed in an inspection, in the words of the form.
CREATE TABLE inspection_failure (
    inspection_id bigint NOT NULL REFERENCES inspection (id),
    position int NOT NULL,
    key_item bit NOT NULL,
    wording nvarchar(200) NOT NULL,
    mended_on int NULL,
    CONSTRAINT pk_inspection_failure PRIMARY KEY (inspection_id, position)
);

-- Open kitchens (明厨亮灶). kind: partition (隔断), transparent (透明), video (视频), network (网络).
CREATE TABLE kitchen (
    eatery_id bigint NOT NULL PRIMARY KEY REFERENCES eatery (id),
    kind nvarchar(12) COLLATE Latin1_General_100_BIN2 NOT NULL,
    declared_at datetime2(3) NOT NULL,
    heartbeat_at datetime2(3) NULL,
    frame_at datetime2(3) NULL
);

-- Codes on the wall: number counts an eatery's codes; a code with revoked_at points to nothing.
CREATE TABLE code_issue (
    serial bigint NOT NULL PRIMARY KEY,
    key_version int NOT NULL,
    eatery_id bigint NOT NULL REFERENCES eatery (id),
    number int NOT NULL,
    issued_at datetime2(3) NOT NULL,
    revoked_at datetime2(3) NULL,
    CONSTRAINT code_issue_by_eatery UNIQUE (eatery_id, number)
);
CREATE INDEX code_issue_in_use ON code_issue (eatery_id, revoked_at);

-- Keys by purpose and period (a version, a day or a month), wrapped by Keys:Master where one is set.
CREATE TABLE secret_key (
    purpose nvarchar(20) COLLATE Latin1_General_100_BIN2 NOT NULL,
    period int NOT NULL,
    material nvarchar(400) COLLATE Latin1_General_100_BIN2 NOT NULL,
    wrapped bit NOT NULL,
    created_at datetime2(3) NOT NULL,
    CONSTRAINT pk_secret_key PRIMARY KEY (purpose, period)
);

-- Every write that a profile shows adds a row in its own transaction: a JSON array of eatery ids.
CREATE TABLE change_log (
    id bigint IDENTITY(1,1) NOT NULL PRIMARY KEY,
    changed_at datetime2(3) NOT NULL,
    eateries nvarchar(max) NOT NULL
);

-- Ratings. satisfaction: 1 满意, 2 基本满意, 3 不满意. Device tags are keyed hashes; no address of a device is kept.
CREATE TABLE rating (
    id bigint NOT NULL PRIMARY KEY,
    serial bigint NOT NULL,
    eatery_id bigint NOT NULL REFERENCES eatery (id),
    division nvarchar(12) COLLATE Latin1_General_100_BIN2 NOT NULL,
    unit nvarchar(12) COLLATE Latin1_General_100_BIN2 NOT NULL REFERENCES unit (code),
    day int NOT NULL,
    rated_at datetime2(3) NOT NULL,
    satisfaction int NOT NULL CHECK (satisfaction IN (1, 2, 3)),
    reasons int NOT NULL,
    comment nvarchar(200) NULL,
    device_tag bigint NOT NULL,
    month_tag bigint NULL,
    counted bit NOT NULL,
    undone_at datetime2(3) NULL,
    CONSTRAINT rating_once_a_day UNIQUE (eatery_id, day, device_tag)
);

-- The answer that each visit token got, kept two days: a repeat gets the same answer again. The id is time-ordered, as
-- a rating's: where rated is 1, a rating of this id was taken; where 0, the device had rated that day. The receipt is
-- looked up by the id that it begins with, and needs no index of its own.
CREATE TABLE visit (
    id bigint NOT NULL PRIMARY KEY,
    nonce nvarchar(24) COLLATE Latin1_General_100_BIN2 NOT NULL UNIQUE,
    receipt nvarchar(32) COLLATE Latin1_General_100_BIN2 NOT NULL,
    fingerprint bigint NOT NULL,
    rated bit NOT NULL
);

-- Roll-ups, in the transaction of their ratings.
CREATE TABLE eatery_day (
    eatery_id bigint NOT NULL,
    day int NOT NULL,
    satisfied int NOT NULL,
    fair int NOT NULL,
    dissatisfied int NOT NULL,
    CONSTRAINT pk_eatery_day PRIMARY KEY (eatery_id, day)
);

CREATE TABLE eatery_month (
    month int NOT NULL,
    unit nvarchar(12) COLLATE Latin1_General_100_BIN2 NOT NULL,
    eatery_id bigint NOT NULL,
    satisfied int NOT NULL,
    fair int NOT NULL,
    dissatisfied int NOT NULL,
    CONSTRAINT pk_eatery_month PRIMARY KEY (month, unit, eatery_id)
);

CREATE TABLE unit_day (
    unit nvarchar(12) COLLATE Latin1_General_100_BIN2 NOT NULL,
    day int NOT NULL,
    satisfied int NOT NULL,
    fair int NOT NULL,
    dissatisfied int NOT NULL,
    CONSTRAINT pk_unit_day PRIMARY KEY (unit, day)
);

-- Eateries licensed and coded at the end of a day, per smallest unit.
CREATE TABLE unit_total (
    unit nvarchar(12) COLLATE Latin1_General_100_BIN2 NOT NULL,
    day int NOT NULL,
    licensed int NOT NULL,
    coded int NOT NULL,
    CONSTRAINT pk_unit_total PRIMARY KEY (day, unit)
);

-- The settings that numbers were computed with; never changed, only followed by a next version.
CREATE TABLE standing_settings (
    version int NOT NULL PRIMARY KEY,
    minimum_ratings int NOT NULL,
    dissatisfied_basis_points int NOT NULL,
    since datetime2(3) NOT NULL
);

-- Diners' reports of a wrong shop, a covered or forged code.
CREATE TABLE code_report (
    id bigint NOT NULL PRIMARY KEY,
    code nvarchar(40) COLLATE Latin1_General_100_BIN2 NOT NULL,
    eatery_id bigint NULL,
    kind nvarchar(20) COLLATE Latin1_General_100_BIN2 NOT NULL,
    comment nvarchar(200) NULL,
    reported_at datetime2(3) NOT NULL
);
