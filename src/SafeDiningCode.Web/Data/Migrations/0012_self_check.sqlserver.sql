-- Check lists (检查清单) that an administrator added, by kind (daily, weekly, monthly): never changed, only followed by a
-- next version. The program brings the first ones itself. content is the list's JSON.
CREATE TABLE check_list (
    kind nvarchar(12) COLLATE Latin1_General_100_BIN2 NOT NULL,
    version int NOT NULL,
    content nvarchar(max) NOT NULL,
    added_at datetime2(3) NOT NULL,
    CONSTRAINT pk_check_list PRIMARY KEY (kind, version)
);

-- From when an eatery owes self-checks, where that is set by hand, and whether diners see that today's is done.
CREATE TABLE self_check_setting (
    eatery_id bigint NOT NULL PRIMARY KEY REFERENCES eatery (id),
    since int NULL,
    shown bit NOT NULL
);

-- Days on which an eatery declared itself closed (今日休息).
CREATE TABLE closed_day (
    eatery_id bigint NOT NULL REFERENCES eatery (id),
    day int NOT NULL,
    declared_at datetime2(3) NOT NULL,
    CONSTRAINT pk_closed_day PRIMARY KEY (eatery_id, day)
);

-- Records of self-checks (日管控, 周排查, 月调度), never changed: a correction is a next version that says why. period is
-- the first day of the day, week or month; sent_day the day in Shanghai on which it was sent; answers a number that is the
-- same for the same answers. content holds texts and what the period came to, as JSON. form names the form that was sent:
-- the same form once more is the same record.
CREATE TABLE self_check (
    id bigint NOT NULL PRIMARY KEY,
    eatery_id bigint NOT NULL REFERENCES eatery (id),
    kind nvarchar(12) COLLATE Latin1_General_100_BIN2 NOT NULL,
    period int NOT NULL,
    version int NOT NULL,
    list_version int NOT NULL,
    opened_at datetime2(3) NOT NULL,
    sent_at datetime2(3) NOT NULL,
    sent_day int NOT NULL,
    sent_by bigint NOT NULL,
    sent_by_name nvarchar(80) NOT NULL,
    findings int NOT NULL,
    answers bigint NOT NULL,
    content nvarchar(max) NULL,
    reason nvarchar(200) NULL,
    form nvarchar(40) COLLATE Latin1_General_100_BIN2 NOT NULL,
    CONSTRAINT self_check_once UNIQUE (eatery_id, kind, period, version)
);

-- What was not in order, in the words of the list and of who looked, with the rectification that it opened.
CREATE TABLE self_check_finding (
    self_check_id bigint NOT NULL REFERENCES self_check (id),
    position int NOT NULL,
    item nvarchar(30) COLLATE Latin1_General_100_BIN2 NOT NULL,
    wording nvarchar(120) NOT NULL,
    note nvarchar(200) NULL,
    rectification_id bigint NOT NULL,
    CONSTRAINT pk_self_check_finding PRIMARY KEY (self_check_id, position)
);

-- Photographs of a record.
CREATE TABLE self_check_photo (
    self_check_id bigint NOT NULL REFERENCES self_check (id),
    position int NOT NULL,
    upload_id bigint NOT NULL,
    CONSTRAINT pk_self_check_photo PRIMARY KEY (self_check_id, position)
);
CREATE INDEX self_check_photo_by_upload ON self_check_photo (upload_id);

-- What asks for a regulator's eye: same-for-weeks, filled-in-batch, copied-photo. The days are those of the records; a
-- copy names whose the same photograph was before, and of which day.
CREATE TABLE self_check_mark (
    id bigint NOT NULL PRIMARY KEY,
    eatery_id bigint NOT NULL REFERENCES eatery (id),
    pattern nvarchar(20) COLLATE Latin1_General_100_BIN2 NOT NULL,
    first_day int NOT NULL,
    last_day int NOT NULL,
    records int NOT NULL,
    other_eatery_id bigint NULL,
    other_day int NULL,
    found_at datetime2(3) NOT NULL
);
CREATE INDEX self_check_mark_by_eatery ON self_check_mark (eatery_id, pattern, last_day);
