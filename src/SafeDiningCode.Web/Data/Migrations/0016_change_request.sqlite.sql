-- Change requests (变更申请) for regulated facts. licence: that which they were asked for; state: see ChangeCodes. events
-- counts what happened: a move is written only upon the count that it was decided on. sent_at: when it last came to the
-- regulator; reason: why it was last returned.
CREATE TABLE change_request (
    id INTEGER NOT NULL PRIMARY KEY,
    eatery_id INTEGER NOT NULL REFERENCES eatery (id),
    licence TEXT NOT NULL CHECK (length(licence) <= 40),
    state TEXT NOT NULL,
    events INTEGER NOT NULL,
    note TEXT NULL CHECK (length(note) <= 500),
    reason TEXT NULL CHECK (length(reason) <= 400),
    sent_at TEXT NOT NULL,
    changed_at TEXT NOT NULL
) STRICT;
CREATE INDEX change_request_by_eatery ON change_request (eatery_id, id);
CREATE INDEX change_request_by_state ON change_request (state, sent_at);

-- The facts of a request. slot: the fact while the request is open, else the request's key, so that a fact is asked for
-- once at a time.
CREATE TABLE change_request_line (
    request_id INTEGER NOT NULL REFERENCES change_request (id),
    fact TEXT NOT NULL CHECK (length(fact) <= 20),
    eatery_id INTEGER NOT NULL,
    slot TEXT NOT NULL CHECK (length(slot) <= 40),
    old_value TEXT NULL CHECK (length(old_value) <= 400),
    new_value TEXT NOT NULL CHECK (length(new_value) <= 400),
    CONSTRAINT pk_change_request_line PRIMARY KEY (request_id, fact),
    CONSTRAINT change_request_slot UNIQUE (eatery_id, slot)
) STRICT, WITHOUT ROWID;

-- All that happened to them: rows are added and never changed. form: names the form that did it, so that it does it once.
CREATE TABLE change_request_event (
    request_id INTEGER NOT NULL REFERENCES change_request (id),
    number INTEGER NOT NULL,
    move TEXT NOT NULL,
    account_id INTEGER NOT NULL,
    actor_name TEXT NOT NULL CHECK (length(actor_name) <= 80),
    at TEXT NOT NULL,
    note TEXT NULL CHECK (length(note) <= 500),
    form TEXT NOT NULL CHECK (length(form) <= 40),
    CONSTRAINT pk_change_request_event PRIMARY KEY (request_id, number),
    CONSTRAINT change_request_form UNIQUE (form)
) STRICT, WITHOUT ROWID;

-- Photographs and documents that an event brought.
CREATE TABLE change_request_evidence (
    request_id INTEGER NOT NULL REFERENCES change_request (id),
    number INTEGER NOT NULL,
    position INTEGER NOT NULL,
    upload_id INTEGER NOT NULL,
    CONSTRAINT pk_change_request_evidence PRIMARY KEY (request_id, number, position)
) STRICT, WITHOUT ROWID;
