-- Forms of inspections (检查要点表) that an administrator added: never changed, only followed by a next version. The program
-- brings the first one itself. content is the form's JSON.
CREATE TABLE inspection_form (
    version INTEGER NOT NULL PRIMARY KEY,
    content TEXT NOT NULL,
    added_at TEXT NOT NULL
) STRICT;

-- Visits (监督检查). of_day counts those of an eatery on one day; newest is the version that counts. publish_on is the day
-- on which the result is shown to diners, published_on that on which it was; its row in inspection has the same key.
CREATE TABLE inspection_visit (
    id INTEGER NOT NULL PRIMARY KEY,
    eatery_id INTEGER NOT NULL REFERENCES eatery (id),
    inspected_on INTEGER NOT NULL,
    of_day INTEGER NOT NULL,
    newest INTEGER NOT NULL,
    publish_on INTEGER NOT NULL,
    published_on INTEGER NULL,
    CONSTRAINT inspection_visit_once UNIQUE (eatery_id, inspected_on, of_day)
) STRICT;
CREATE INDEX inspection_visit_by_publication ON inspection_visit (published_on, publish_on);

-- What was found at a visit, never changed: a correction is a next version that says why. score in tenths of a point;
-- signature: signed by the owner, or refused. form names the form that was sent: the same form once more is the same version.
CREATE TABLE inspection_version (
    visit_id INTEGER NOT NULL REFERENCES inspection_visit (id),
    version INTEGER NOT NULL,
    form_version INTEGER NOT NULL,
    opened_at TEXT NOT NULL,
    sent_at TEXT NOT NULL,
    sent_by INTEGER NOT NULL,
    sent_by_name TEXT NOT NULL CHECK (length(sent_by_name) <= 80),
    result TEXT NOT NULL,
    score INTEGER NOT NULL,
    grade TEXT NULL,
    failures INTEGER NOT NULL,
    signature TEXT NOT NULL,
    signer TEXT NULL CHECK (length(signer) <= 60),
    refusal TEXT NULL CHECK (length(refusal) <= 200),
    remark TEXT NULL CHECK (length(remark) <= 500),
    mend_by INTEGER NULL,
    accident_on INTEGER NULL,
    reason TEXT NULL CHECK (length(reason) <= 200),
    form TEXT NOT NULL CHECK (length(form) <= 40),
    CONSTRAINT pk_inspection_version PRIMARY KEY (visit_id, version),
    CONSTRAINT inspection_version_form UNIQUE (form)
) STRICT, WITHOUT ROWID;

-- The items looked at. answer: pass, fail, na; wording and position as in the form; a failure has a rectification.
CREATE TABLE inspection_answer (
    visit_id INTEGER NOT NULL,
    version INTEGER NOT NULL,
    position INTEGER NOT NULL,
    item TEXT NOT NULL CHECK (length(item) <= 30),
    key_item INTEGER NOT NULL,
    answer TEXT NOT NULL,
    wording TEXT NOT NULL CHECK (length(wording) <= 120),
    note TEXT NULL CHECK (length(note) <= 200),
    rectification_id INTEGER NULL,
    CONSTRAINT pk_inspection_answer PRIMARY KEY (visit_id, version, position)
) STRICT, WITHOUT ROWID;

-- Photographs, and the signature. kind: photo, signature.
CREATE TABLE inspection_file (
    visit_id INTEGER NOT NULL,
    version INTEGER NOT NULL,
    position INTEGER NOT NULL,
    kind TEXT NOT NULL,
    upload_id INTEGER NOT NULL,
    CONSTRAINT pk_inspection_file PRIMARY KEY (visit_id, version, position)
) STRICT, WITHOUT ROWID;

-- What owners ask for who do not accept a result, once for each visit. kind: appeal (申诉), reinspection (复检); state:
-- pending, granted, refused. visit_on: the day planned for the re-inspection.
CREATE TABLE inspection_appeal (
    visit_id INTEGER NOT NULL PRIMARY KEY REFERENCES inspection_visit (id),
    eatery_id INTEGER NOT NULL REFERENCES eatery (id),
    kind TEXT NOT NULL,
    state TEXT NOT NULL,
    reason TEXT NOT NULL CHECK (length(reason) <= 500),
    sent_at TEXT NOT NULL,
    sent_by_name TEXT NOT NULL CHECK (length(sent_by_name) <= 80),
    form TEXT NOT NULL CHECK (length(form) <= 40),
    answer TEXT NULL CHECK (length(answer) <= 500),
    visit_on INTEGER NULL,
    answered_at TEXT NULL,
    answered_by_name TEXT NULL CHECK (length(answered_by_name) <= 80),
    answer_form TEXT NULL CHECK (length(answer_form) <= 40)
) STRICT;
CREATE INDEX inspection_appeal_by_state ON inspection_appeal (state, sent_at);
CREATE INDEX inspection_appeal_by_eatery ON inspection_appeal (eatery_id);

-- Codes that an inspector found on display (亮码): which issue, on which day, by whom. Nothing of where the phone was.
CREATE TABLE code_display_check (
    id INTEGER NOT NULL PRIMARY KEY,
    eatery_id INTEGER NOT NULL REFERENCES eatery (id),
    serial INTEGER NOT NULL,
    day INTEGER NOT NULL,
    checked_at TEXT NOT NULL,
    account_id INTEGER NOT NULL,
    account_name TEXT NOT NULL CHECK (length(account_name) <= 80),
    CONSTRAINT code_display_check_once UNIQUE (eatery_id, serial, day)
) STRICT;

-- What is said of a published inspection beside its result: appealed, reinspection, corrected; null for nothing.
ALTER TABLE inspection ADD mark TEXT NULL;
