-- Check lists (检查清单) that an administrator added, by kind (daily, weekly, monthly): never changed, only followed by a
-- next version. The program brings the first ones itself. content is the list's JSON.
CREATE TABLE check_list (
    kind TEXT NOT NULL,
    version INTEGER NOT NULL,
    content TEXT NOT NULL,
    added_at TEXT NOT NULL,
    CONSTRAINT pk_check_list PRIMARY KEY (kind, version)
) STRICT, WITHOUT ROWID;

-- From when an eatery owes self-checks, where that is set by hand, and whether diners see that today's is done.
CREATE TABLE self_check_setting (
    eatery_id INTEGER NOT NULL PRIMARY KEY REFERENCES eatery (id),
    since INTEGER NULL,
    shown INTEGER NOT NULL
) STRICT;

-- Days on which an eatery declared itself closed (今日休息).
CREATE TABLE closed_day (
    eatery_id INTEGER NOT NULL REFERENCES eatery (id),
    day INTEGER NOT NULL,
    declared_at TEXT NOT NULL,
    CONSTRAINT pk_closed_day PRIMARY KEY (eatery_id, day)
) STRICT, WITHOUT ROWID;

-- Records of self-checks (日管控, 周排查, 月调度), never changed: a correction is a next version that says why. period is
-- the first day of the day, week or month; sent_day the day in Shanghai on which it was sent; answers a number that is the
-- same for the same answers. content holds texts and what the period came to, as JSON. form names the form that was sent:
-- the same form once more is the same record.
CREATE TABLE self_check (
    id INTEGER NOT NULL PRIMARY KEY,
    eatery_id INTEGER NOT NULL REFERENCES eatery (id),
    kind TEXT NOT NULL,
    period INTEGER NOT NULL,
    version INTEGER NOT NULL,
    list_version INTEGER NOT NULL,
    opened_at TEXT NOT NULL,
    sent_at TEXT NOT NULL,
    sent_day INTEGER NOT NULL,
    sent_by INTEGER NOT NULL,
    sent_by_name TEXT NOT NULL CHECK (length(sent_by_name) <= 80),
    findings INTEGER NOT NULL,
    answers INTEGER NOT NULL,
    content TEXT NULL,
    reason TEXT NULL CHECK (length(reason) <= 200),
    form TEXT NOT NULL CHECK (length(form) <= 40),
    CONSTRAINT self_check_once UNIQUE (eatery_id, kind, period, version)
) STRICT;

-- What was not in order, in the words of the list and of who looked, with the rectification that it opened.
CREATE TABLE self_check_finding (
    self_check_id INTEGER NOT NULL REFERENCES self_check (id),
    position INTEGER NOT NULL,
    item TEXT NOT NULL,
    wording TEXT NOT NULL CHECK (length(wording) <= 120),
    note TEXT NULL CHECK (length(note) <= 200),
    rectification_id INTEGER NOT NULL,
    CONSTRAINT pk_self_check_finding PRIMARY KEY (self_check_id, position)
) STRICT, WITHOUT ROWID;

-- Photographs of a record.
CREATE TABLE self_check_photo (
    self_check_id INTEGER NOT NULL REFERENCES self_check (id),
    position INTEGER NOT NULL,
    upload_id INTEGER NOT NULL,
    CONSTRAINT pk_self_check_photo PRIMARY KEY (self_check_id, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX self_check_photo_by_upload ON self_check_photo (upload_id);

-- What asks for a regulator's eye: same-for-weeks, filled-in-batch, copied-photo. The days are those of the records; a
-- copy names whose the same photograph was before, and of which day.
CREATE TABLE self_check_mark (
    id INTEGER NOT NULL PRIMARY KEY,
    eatery_id INTEGER NOT NULL REFERENCES eatery (id),
    pattern TEXT NOT NULL,
    first_day INTEGER NOT NULL,
    last_day INTEGER NOT NULL,
    records INTEGER NOT NULL,
    other_eatery_id INTEGER NULL,
    other_day INTEGER NULL,
    found_at TEXT NOT NULL
) STRICT;
CREATE INDEX self_check_mark_by_eatery ON self_check_mark (eatery_id, pattern, last_day);
