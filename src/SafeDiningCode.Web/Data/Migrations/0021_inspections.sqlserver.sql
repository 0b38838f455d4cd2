-- Forms of inspections (检查要点表) that an administrator added: never changed, only followed by a next version. The program
-- brings the first one itself. content is the form's JSON.
CREATE TABLE inspection_form (
    version int NOT NULL PRIMARY KEY,
    content nvarchar(max) NOT NULL,
    added_at datetime2(3) NOT NULL
);

-- Visits (监督检查). of_day counts those of an eatery on one day; newest is the version that counts. publish_on is the day
-- on which the result is shown to diners, published_on that on which it was; its row in inspection has the same key.
CREATE TABLE inspection_visit (
    id bigint NOT NULL PRIMARY KEY,
    eatery_id bigint NOT NULL REFERENCES eatery (id),
    inspected_on int NOT NULL,
    of_day int NOT NULL,
    newest int NOT NULL,
    publish_on int NOT NULL,
    published_on int NULL,
    CONSTRAINT inspection_visit_once UNIQUE (eatery_id, inspected_on, of_day)
);
CREATE INDEX inspection_visit_by_publication ON inspection_visit (published_on, publish_on);

-- What was found at a visit, never changed: a correction is a next version that says why. score in tenths of a point;
-- signature: signed by the owner, or refused. form names the form that was sent: the same form once more is the same version.
CREATE TABLE inspection_version (
    visit_id bigint NOT NULL REFERENCES inspection_visit (id),
    version int NOT NULL,
    form_version int NOT NULL,
    opened_at datetime2(3) NOT NULL,
    sent_at datetime2(3) NOT NULL,
    sent_by bigint NOT NULL,
    sent_by_name nvarchar(80) NOT NULL,
    result nvarchar(12) COLLATE Latin1_General_100_BIN2 NOT NULL,
    score int NOT NULL,
    grade nvarchar(1) COLLATE Latin1_General_100_BIN2 NULL,
    failures int NOT NULL,
    signature nvarchar(8) COLLATE Latin1_General_100_BIN2 NOT NULL,
    signer nvarchar(60) NULL,
    refusal nvarchar(200) NULL,
    remark nvarchar(500) NULL,
    mend_by int NULL,
    accident_on int NULL,
    reason nvarchar(200) NULL,
    form nvarchar(40) COLLATE Latin1_General_100_BIN2 NOT NULL,
    CONSTRAINT pk_inspection_version PRIMARY KEY (visit_id, version),
    CONSTRAINT inspection_version_form UNIQUE (form)
);

-- The items looked at. answer: pass, fail, na; wording and position as in the form; a failure has a rectification.
CREATE TABLE inspection_answer (
    visit_id bigint NOT NULL,
    version int NOT NULL,
    position int NOT NULL,
    item nvarchar(30) COLLATE Latin1_General_100_BIN2 NOT NULL,
    key_item bit NOT NULL,
    answer nvarchar(4) COLLATE Latin1_General_100_BIN2 NOT NULL,
    wording nvarchar(120) NOT NULL,
    note nvarchar(200) NULL,
    rectification_id bigint NULL,
    CONSTRAINT pk_inspection_answer PRIMARY KEY (visit_id, version, position)
);

-- Photographs, and the signature. kind: photo, signature.
CREATE TABLE inspection_file (
    visit_id bigint NOT NULL,
    version int NOT NULL,
    position int NOT NULL,
    kind nvarchar(10) COLLATE Latin1_General_100_BIN2 NOT NULL,
    upload_id bigint NOT NULL,
    CONSTRAINT pk_inspection_file PRIMARY KEY (visit_id, version, position)
);

-- What owners ask for who do not accept a result, once for each visit. kind: appeal (申诉), reinspection (复检); state:
-- pending, granted, refused. visit_on: the day planned for the re-inspection.
CREATE TABLE inspection_appeal (
    visit_id bigint NOT NULL PRIMARY KEY REFERENCES inspection_visit (id),
    eatery_id bigint NOT NULL REFERENCES eatery (id),
    kind nvarchar(12) COLLATE Latin1_General_100_BIN2 NOT NULL,
    state nvarchar(8) COLLATE Latin1_General_100_BIN2 NOT NULL,
    reason nvarchar(500) NOT NULL,
    sent_at datetime2(3) NOT NULL,
    sent_by_name nvarchar(80) NOT NULL,
    form nvarchar(40) COLLATE Latin1_General_100_BIN2 NOT NULL,
    answer nvarchar(500) NULL,
    visit_on int NULL,
    answered_at datetime2(3) NULL,
    answered_by_name nvarchar(80) NULL,
    answer_form nvarchar(40) COLLATE Latin1_General_100_BIN2 NULL
);
CREATE INDEX inspection_appeal_by_state ON inspection_appeal (state, sent_at);
CREATE INDEX inspection_appeal_by_eatery ON inspection_appeal (eatery_id);

-- Codes that an inspector found on display (亮码): which issue, on which day, by whom. Nothing of where the phone was.
CREATE TABLE code_display_check (
    id bigint NOT NULL PRIMARY KEY,
    eatery_id bigint NOT NULL REFERENCES eatery (id),
    serial bigint NOT NULL,
    day int NOT NULL,
    checked_at datetime2(3) NOT NULL,
    account_id bigint NOT NULL,
    account_name nvarchar(80) NOT NULL,
    CONSTRAINT code_display_check_once UNIQUE (eatery_id, serial, day)
);

-- What is said of a published inspection beside its result: appealed, reinspection, corrected; null for nothing.
ALTER TABLE inspection ADD mark nvarchar(12) COLLATE Latin1_General_100_BIN2 NULL;
