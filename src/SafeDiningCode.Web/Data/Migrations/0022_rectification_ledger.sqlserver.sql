-- The regulator's half of rectification. topic: what a diner would call the fault, one bit of the reasons of ratings, 0 for
-- none; key_item: a key item of an inspection; office: the place of the office that gave the last order, null where none
-- did; reopens counts how often it was opened again; asked_on and closed_on are the days on which closure was last asked for
-- and on which it was last taken as mended; escalated_for is the due day for which it was last escalated.
ALTER TABLE rectification ADD topic int NOT NULL DEFAULT 0;
ALTER TABLE rectification ADD key_item bit NOT NULL DEFAULT 0;
ALTER TABLE rectification ADD campaign nvarchar(80) NULL;
ALTER TABLE rectification ADD office nvarchar(12) COLLATE Latin1_General_100_BIN2 NULL;
ALTER TABLE rectification ADD reopens int NOT NULL DEFAULT 0;
ALTER TABLE rectification ADD asked_on int NULL;
ALTER TABLE rectification ADD closed_on int NULL;
ALTER TABLE rectification ADD escalated_for int NULL;
GO
UPDATE rectification
SET reopens = (SELECT COUNT(*) FROM rectification_event v WHERE v.rectification_id = rectification.id AND v.move IN ('fail-look-back', 'diners-deny')),
    asked_on = (SELECT MAX(v.day) FROM rectification_event v WHERE v.rectification_id = rectification.id AND v.move IN ('ask-closure', 'close-own')),
    closed_on = (SELECT MAX(v.day) FROM rectification_event v WHERE v.rectification_id = rectification.id AND v.move IN ('accept', 'accept-look-back', 'close-own'));
GO
CREATE INDEX rectification_by_due ON rectification (due_on, state);
CREATE INDEX rectification_by_wait ON rectification (state, due_on);
CREATE INDEX rectification_by_close ON rectification (closed_on);

-- Settings of rectification as they were in force: content is their JSON. A version is never changed, only followed by the
-- next; orders name the one that they were given under.
CREATE TABLE rectification_settings (
    version int NOT NULL PRIMARY KEY,
    content nvarchar(max) NOT NULL,
    since datetime2(3) NOT NULL
);

-- The last number of a dispatch order by office and year: taken in the transaction that writes the order, so that none is
-- left out and none is given twice.
CREATE TABLE dispatch_counter (
    division nvarchar(12) COLLATE Latin1_General_100_BIN2 NOT NULL,
    year int NOT NULL,
    last int NOT NULL,
    CONSTRAINT pk_dispatch_counter PRIMARY KEY (division, year)
);

-- Dispatch orders (交办单) as they were given: what is printed stays what it was.
CREATE TABLE dispatch_order (
    id bigint NOT NULL PRIMARY KEY,
    rectification_id bigint NOT NULL REFERENCES rectification (id),
    eatery_id bigint NOT NULL REFERENCES eatery (id),
    division nvarchar(12) COLLATE Latin1_General_100_BIN2 NOT NULL,
    year int NOT NULL,
    number int NOT NULL,
    order_number nvarchar(60) NOT NULL,
    event int NOT NULL,
    shop nvarchar(200) NOT NULL,
    address nvarchar(400) NOT NULL,
    wording nvarchar(400) NOT NULL,
    demand nvarchar(500) NULL,
    due_on int NOT NULL,
    settings_version int NOT NULL,
    issued_at datetime2(3) NOT NULL,
    account_id bigint NOT NULL,
    actor_name nvarchar(80) NOT NULL,
    CONSTRAINT dispatch_order_once UNIQUE (division, year, number)
);
CREATE INDEX dispatch_order_by_problem ON dispatch_order (rectification_id, event);

-- Diners are asked whether a fault is mended (食客核实): one question for each time that a problem was taken as mended,
-- number being the event that did so. mended and unmended count their answers.
CREATE TABLE mended_question (
    rectification_id bigint NOT NULL REFERENCES rectification (id),
    number int NOT NULL,
    eatery_id bigint NOT NULL REFERENCES eatery (id),
    topic int NOT NULL,
    opened_at datetime2(3) NOT NULL,
    until_at datetime2(3) NOT NULL,
    mended int NOT NULL,
    unmended int NOT NULL,
    ended_at datetime2(3) NULL,
    CONSTRAINT pk_mended_question PRIMARY KEY (rectification_id, number)
);
CREATE INDEX mended_question_by_eatery ON mended_question (eatery_id, ended_at, until_at);
CREATE INDEX mended_question_by_end ON mended_question (ended_at, until_at);

-- Who has answered: a keyed hash of the device and the question, and nothing of what was said. Removed with the question's
-- end, and the key with the last question of its month.
CREATE TABLE mended_answer (
    rectification_id bigint NOT NULL,
    number int NOT NULL,
    device_tag bigint NOT NULL,
    CONSTRAINT pk_mended_answer PRIMARY KEY (rectification_id, number, device_tag)
);
