-- Change requests (变更申请) for regulated facts. licence: that which they were asked for; state: see ChangeCodes. events
-- counts what happened: a move is written only upon the count that it was decided on. sent_at: when it last came to the
-- regulator; reason: why it was last returned.
CREATE TABLE change_request (
    id bigint NOT NULL PRIMARY KEY,
    eatery_id bigint NOT NULL REFERENCES eatery (id),
    licence nvarchar(40) COLLATE Latin1_General_100_BIN2 NOT NULL,
    state nvarchar(12) COLLATE Latin1_General_100_BIN2 NOT NULL,
    events int NOT NULL,
    note nvarchar(500) NULL,
    reason nvarchar(400) NULL,
    sent_at datetime2(3) NOT NULL,
    changed_at datetime2(3) NOT NULL
);
CREATE INDEX change_request_by_eatery ON change_request (eatery_id, id);
CREATE INDEX change_request_by_state ON change_request (state, sent_at);

-- The facts of a request. slot: the fact while the request is open, else the request's key, so that a fact is asked for
-- once at a time.
CREATE TABLE change_request_line (
    request_id bigint NOT NULL REFERENCES change_request (id),
    fact nvarchar(20) COLLATE Latin1_General_100_BIN2 NOT NULL,
    eatery_id bigint NOT NULL,
    slot nvarchar(40) COLLATE Latin1_General_100_BIN2 NOT NULL,
    old_value nvarchar(400) NULL,
    new_value nvarchar(400) NOT NULL,
    CONSTRAINT pk_change_request_line PRIMARY KEY (request_id, fact),
    CONSTRAINT change_request_slot UNIQUE (eatery_id, slot)
);

-- All that happened to them: rows are added and never changed. form: names the form that did it, so that it does it once.
CREATE TABLE change_request_event (
    request_id bigint NOT NULL REFERENCES change_request (id),
    number int NOT NULL,
    move nvarchar(12) COLLATE Latin1_General_100_BIN2 NOT NULL,
    account_id bigint NOT NULL,
    actor_name nvarchar(80) NOT NULL,
    at datetime2(3) NOT NULL,
    note nvarchar(500) NULL,
    form nvarchar(40) COLLATE Latin1_General_100_BIN2 NOT NULL,
    CONSTRAINT pk_change_request_event PRIMARY KEY (request_id, number),
    CONSTRAINT change_request_form UNIQUE (form)
);

-- Photographs and documents that an event brought.
CREATE TABLE change_request_evidence (
    request_id bigint NOT NULL REFERENCES change_request (id),
    number int NOT NULL,
    position int NOT NULL,
    upload_id bigint NOT NULL,
    CONSTRAINT pk_change_request_evidence PRIMARY KEY (request_id, number, position)
);
