-- Problems and how far their rectification (整改) has come: what their events add up to. source: inspection, theme,
-- complaint, self-check, campaign; source_key names the finding within it, so that it is put on record once. state: see
-- RectificationCodes. events counts them: a move is written only upon the count that it was decided on.
CREATE TABLE rectification (
    id INTEGER NOT NULL PRIMARY KEY,
    eatery_id INTEGER NOT NULL REFERENCES eatery (id),
    source TEXT NOT NULL,
    source_key TEXT NOT NULL CHECK (length(source_key) <= 80),
    wording TEXT NOT NULL CHECK (length(wording) <= 400),
    found_on INTEGER NOT NULL,
    due_on INTEGER NULL,
    state TEXT NOT NULL,
    order_number TEXT NULL CHECK (length(order_number) <= 60),
    level INTEGER NOT NULL,
    look_back_on INTEGER NULL,
    events INTEGER NOT NULL,
    opened_at TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    CONSTRAINT rectification_once UNIQUE (eatery_id, source, source_key)
) STRICT;
CREATE INDEX rectification_by_state ON rectification (eatery_id, state, due_on);

-- All that happened to them: rows are added and never changed. party: owner, regulator, service. What a move brings
-- stands in its row: due day, order number, level, day of the look-back visit, diners who said that it is mended or not.
CREATE TABLE rectification_event (
    rectification_id INTEGER NOT NULL REFERENCES rectification (id),
    number INTEGER NOT NULL,
    move TEXT NOT NULL,
    state TEXT NOT NULL,
    party TEXT NOT NULL,
    account_id INTEGER NOT NULL,
    actor_name TEXT NOT NULL CHECK (length(actor_name) <= 80),
    at TEXT NOT NULL,
    day INTEGER NOT NULL,
    note TEXT NULL CHECK (length(note) <= 500),
    due_on INTEGER NULL,
    order_number TEXT NULL CHECK (length(order_number) <= 60),
    level INTEGER NOT NULL,
    look_back_on INTEGER NULL,
    confirmed INTEGER NOT NULL,
    denied INTEGER NOT NULL,
    form TEXT NULL CHECK (length(form) <= 40),
    CONSTRAINT pk_rectification_event PRIMARY KEY (rectification_id, number)
) STRICT, WITHOUT ROWID;

-- Photographs and documents that an event brought.
CREATE TABLE rectification_proof (
    rectification_id INTEGER NOT NULL REFERENCES rectification (id),
    number INTEGER NOT NULL,
    position INTEGER NOT NULL,
    upload_id INTEGER NOT NULL,
    CONSTRAINT pk_rectification_proof PRIMARY KEY (rectification_id, number, position)
) STRICT, WITHOUT ROWID;
