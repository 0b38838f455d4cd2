-- Problems and how far their rectification (整改) has come: what their events add up to. source: inspection, theme,
-- complaint, self-check, campaign; source_key names the finding within it, so that it is put on record once. state: see
-- RectificationCodes. events counts them: a move is written only upon the count that it was decided on.
CREATE TABLE rectification (
    id bigint NOT NULL PRIMARY KEY,
    eatery_id bigint NOT NULL REFERENCES eatery (id),
    source nvarchar(20) COLLATE Latin1_General_100_BIN2 NOT NULL,
    source_key nvarchar(80) COLLATE Latin1_General_100_BIN2 NOT NULL,
    wording nvarchar(400) NOT NULL,
    found_on int NOT NULL,
    due_on int NULL,
    state nvarchar(20) COLLATE Latin1_General_100_BIN2 NOT NULL,
    order_number nvarchar(60) NULL,
    level int NOT NULL,
    look_back_on int NULL,
    events int NOT NULL,
    opened_at datetime2(3) NOT NULL,
    changed_at datetime2(3) NOT NULL,
    CONSTRAINT rectification_once UNIQUE (eatery_id, source, source_key)
);
CREATE INDEX rectification_by_state ON rectification (eatery_id, state, due_on);

-- All that happened to them: rows are added and never changed. party: owner, regulator, service. What a move brings
-- stands in its row: due day, order number, level, day of the look-back visit, diners who said that it is mended or not.
CREATE TABLE rectification_event (
    rectification_id bigint NOT NULL REFERENCES rectification (id),
    number int NOT NULL,
    move nvarchar(20) COLLATE Latin1_General_100_BIN2 NOT NULL,
    state nvarchar(20) COLLATE Latin1_General_100_BIN2 NOT NULL,
    party nvarchar(12) COLLATE Latin1_General_100_BIN2 NOT NULL,
    account_id bigint NOT NULL,
    actor_name nvarchar(80) NOT NULL,
    at datetime2(3) NOT NULL,
    day int NOT NULL,
    note nvarchar(500) NULL,
    due_on int NULL,
    order_number nvarchar(60) NULL,
    level int NOT NULL,
    look_back_on int NULL,
    confirmed int NOT NULL,
    denied int NOT NULL,
    form nvarchar(40) COLLATE Latin1_General_100_BIN2 NULL,
    CONSTRAINT pk_rectification_event PRIMARY KEY (rectification_id, number)
);

-- Photographs and documents that an event brought.
CREATE TABLE rectification_proof (
    rectification_id bigint NOT NULL REFERENCES rectification (id),
    number int NOT NULL,
    position int NOT NULL,
    upload_id bigint NOT NULL,
    CONSTRAINT pk_rectification_proof PRIMARY KEY (rectification_id, number, position)
);
