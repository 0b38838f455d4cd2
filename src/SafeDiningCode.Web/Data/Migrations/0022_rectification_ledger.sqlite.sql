-- The regulator's half of rectification. topic: what a diner would call the fault, one bit of the reasons of ratings, 0 for
-- none; key_item: a key item of an inspection; office: the place of the office that gave the last order, null where none
-- did; reopens counts how often it was opened again; asked_on and closed_on are the days on which closure was last asked for
-- and on which it was last taken as mended; escalated_for is the due day for which it was last escalated.
ALTER TABLE rectification ADD COLUMN topic INTEGER NOT NULL DEFAULT 0;
ALTER TABLE rectification ADD COLUMN key_item INTEGER NOT NULL DEFAULT 0;
ALTER TABLE rectification ADD COLUMN campaign TEXT NULL CHECK (length(campaign) <= 80);
ALTER TABLE rectification ADD COLUMN office TEXT NULL;
ALTER TABLE rectification ADD COLUMN reopens INTEGER NOT NULL DEFAULT 0;
ALTER TABLE rectification ADD COLUMN asked_on INTEGER NULL;
ALTER TABLE rectification ADD COLUMN closed_on INTEGER NULL;
ALTER TABLE rectification ADD COLUMN escalated_for INTEGER NULL;
UPDATE rectification
SET reopens = (SELECT COUNT(*) FROM rectification_event v WHERE v.rectification_id = rectification.id AND v.move IN ('fail-look-back', 'diners-deny')),
    asked_on = (SELECT MAX(v.day) FROM rectification_event v WHERE v.rectification_id = rectification.id AND v.move IN ('ask-closure', 'close-own')),
    closed_on = (SELECT MAX(v.day) FROM rectification_event v WHERE v.rectification_id = rectification.id AND v.move IN ('accept', 'accept-look-back', 'close-own'));
CREATE INDEX rectification_by_due ON rectification (due_on, state);
CREATE INDEX rectification_by_wait ON rectification (state, due_on);
CREATE INDEX rectification_by_close ON rectification (closed_on);

-- Settings of rectification as they were in force: content is their JSON. A version is never changed, only followed by the
-- next; orders name the one that they were given under.
CREATE TABLE rectification_settings (
    version INTEGER NOT NULL PRIMARY KEY,
    content TEXT NOT NULL,
    since TEXT NOT NULL
) STRICT;

-- The last number of a dispatch order by office and year: taken in the transaction that writes the order, so that none is
-- left out and none is given twice.
CREATE TABLE dispatch_counter (
    division TEXT NOT NULL,
    year INTEGER NOT NULL,
    last INTEGER NOT NULL,
    CONSTRAINT pk_dispatch_counter PRIMARY KEY (division, year)
) STRICT, WITHOUT ROWID;

-- Dispatch orders (交办单) as they were given: what is printed stays what it was.
CREATE TABLE dispatch_order (
    id INTEGER NOT NULL PRIMARY KEY,
    rectification_id INTEGER NOT NULL REFERENCES rectification (id),
    eatery_id INTEGER NOT NULL REFERENCES eatery (id),
    division TEXT NOT NULL,
    year INTEGER NOT NULL,
    number INTEGER NOT NULL,
    order_number TEXT NOT NULL CHECK (length(order_number) <= 60),
    event INTEGER NOT NULL,
    shop TEXT NOT NULL CHECK (length(shop) <= 200),
    address TEXT NOT NULL CHECK (length(address) <= 400),
    wording TEXT NOT NULL CHECK (length(wording) <= 400),
    demand TEXT NULL CHECK (length(demand) <= 500),
    due_on INTEGER NOT NULL,
    settings_version INTEGER NOT NULL,
    issued_at TEXT NOT NULL,
    account_id INTEGER NOT NULL,
    actor_name TEXT NOT NULL CHECK (length(actor_name) <= 80),
    CONSTRAINT dispatch_order_once UNIQUE (division, year, number)
) STRICT;
CREATE INDEX dispatch_order_by_problem ON dispatch_order (rectification_id, event);

-- Diners are asked whether a fault is mended (食客核实): one question for each time that a problem was taken as mended,
-- number being the event that did so. mended and unmended count their answers.
CREATE TABLE mended_question (
    rectification_id INTEGER NOT NULL REFERENCES rectification (id),
    number INTEGER NOT NULL,
    eatery_id INTEGER NOT NULL REFERENCES eatery (id),
    topic INTEGER NOT NULL,
    opened_at TEXT NOT NULL,
    until_at TEXT NOT NULL,
    mended INTEGER NOT NULL,
    unmended INTEGER NOT NULL,
    ended_at TEXT NULL,
    CONSTRAINT pk_mended_question PRIMARY KEY (rectification_id, number)
) STRICT, WITHOUT ROWID;
CREATE INDEX mended_question_by_eatery ON mended_question (eatery_id, ended_at, until_at);
CREATE INDEX mended_question_by_end ON mended_question (ended_at, until_at);

-- Who has answered: a keyed hash of the device and the question, and nothing of what was said. Removed with the question's
-- end, and the key with the last question of its month.
CREATE TABLE mended_answer (
    rectification_id INTEGER NOT NULL,
    number INTEGER NOT NULL,
    device_tag INTEGER NOT NULL,
    CONSTRAINT pk_mended_answer PRIMARY KEY (rectification_id, number, device_tag)
) STRICT, WITHOUT ROWID;
