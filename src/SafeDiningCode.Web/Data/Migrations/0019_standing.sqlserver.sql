-- Red and black lists (红黑榜). What each smallest unit's eateries were at the end of a day, over the month up to then.
CREATE TABLE unit_standing_day (
    day int NOT NULL,
    unit nvarchar(12) COLLATE Latin1_General_100_BIN2 NOT NULL,
    rated int NOT NULL,
    dissatisfied_eateries int NOT NULL,
    CONSTRAINT pk_unit_standing_day PRIMARY KEY (day, unit)
);

-- A month's numbers as JSON, frozen once after its end and never changed.
CREATE TABLE month_close (
    month int NOT NULL PRIMARY KEY,
    closed_at datetime2(3) NOT NULL,
    numbers nvarchar(max) NOT NULL
);

-- Published lists as JSON, with all that they are computed from: never changed, only followed by a version that says why.
CREATE TABLE standing (
    month int NOT NULL,
    version int NOT NULL,
    document nvarchar(max) NOT NULL,
    reason nvarchar(400) NULL,
    published_by bigint NOT NULL,
    published_by_name nvarchar(80) NOT NULL,
    published_at datetime2(3) NOT NULL,
    CONSTRAINT pk_standing PRIMARY KEY (month, version)
);

-- Bulletins (通报) and the districts that they expose (曝光).
CREATE TABLE bulletin (
    id bigint NOT NULL PRIMARY KEY,
    number nvarchar(60) COLLATE Latin1_General_100_BIN2 NOT NULL,
    title nvarchar(200) NOT NULL,
    source nvarchar(300) NOT NULL,
    issued_on int NOT NULL,
    added_by bigint NOT NULL,
    added_by_name nvarchar(80) NOT NULL,
    added_at datetime2(3) NOT NULL,
    CONSTRAINT bulletin_number UNIQUE (number)
);
CREATE TABLE bulletin_exposure (
    bulletin_id bigint NOT NULL REFERENCES bulletin (id),
    unit nvarchar(12) COLLATE Latin1_General_100_BIN2 NOT NULL REFERENCES unit (code),
    CONSTRAINT pk_bulletin_exposure PRIMARY KEY (bulletin_id, unit)
);
