-- The monthly bulletin (月度通报) upon a version of the published lists: its numbers are the lists', texts are what people wrote
-- around them, as JSON. A draft until it has a number; then it is on record as a bulletin and never changed. revision counts
-- the writes: a form changes what it showed.
CREATE TABLE monthly_bulletin (
    id bigint NOT NULL PRIMARY KEY,
    month int NOT NULL,
    standing_version int NOT NULL,
    texts nvarchar(max) NOT NULL,
    revision int NOT NULL,
    changed_by_name nvarchar(80) NOT NULL,
    changed_at datetime2(3) NOT NULL,
    number nvarchar(60) COLLATE Latin1_General_100_BIN2 NULL,
    issued_on int NULL,
    bulletin_id bigint NULL REFERENCES bulletin (id),
    CONSTRAINT monthly_bulletin_of_version UNIQUE (month, standing_version),
    CONSTRAINT fk_monthly_bulletin_standing FOREIGN KEY (month, standing_version) REFERENCES standing (month, version)
);

-- Talks (约谈) that districts on the black list are called in for. version: that of the lists which called; called_off_at: a
-- correction took the district off before it was held.
CREATE TABLE talk (
    month int NOT NULL,
    unit nvarchar(12) COLLATE Latin1_General_100_BIN2 NOT NULL REFERENCES unit (code),
    version int NOT NULL,
    due_on int NOT NULL,
    called_off_at datetime2(3) NULL,
    held_on int NULL,
    outcome nvarchar(1000) NULL,
    recorded_by_name nvarchar(80) NULL,
    recorded_at datetime2(3) NULL,
    CONSTRAINT pk_talk PRIMARY KEY (month, unit)
);
