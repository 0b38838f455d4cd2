-- Open kitchens that are declared by their owners, heard of from video platforms, and have a history. id is the name that
-- a platform knows a kitchen by. declared_by: registry or owner; what the owner has said, an import leaves alone. A
-- declaration taken back stays with withdrawn_at. state is that of the newest row of its history, whose number is
-- state_number; revision counts all writes, so that two instances never write over one another.
ALTER TABLE kitchen ADD id nvarchar(13) COLLATE Latin1_General_100_BIN2 NOT NULL DEFAULT '';
ALTER TABLE kitchen ADD declared_by nvarchar(8) COLLATE Latin1_General_100_BIN2 NOT NULL DEFAULT 'registry';
ALTER TABLE kitchen ADD viewing nvarchar(400) COLLATE Latin1_General_100_BIN2 NULL;
ALTER TABLE kitchen ADD withdrawn_at datetime2(3) NULL;
ALTER TABLE kitchen ADD state nvarchar(12) COLLATE Latin1_General_100_BIN2 NOT NULL DEFAULT 'pending';
ALTER TABLE kitchen ADD state_since datetime2(3) NOT NULL DEFAULT '2024-01-01T00:00:00.000';
ALTER TABLE kitchen ADD state_number int NOT NULL DEFAULT 1;
ALTER TABLE kitchen ADD revision bigint NOT NULL DEFAULT 1;
GO
-- What was heard so far is written into the states by the first look at them.
UPDATE kitchen
SET id = 'K' + LEFT(REPLACE(CONVERT(nvarchar(36), NEWID()), '-', ''), 12),
    state = CASE WHEN kind IN ('video', 'network') THEN 'pending' ELSE 'active' END,
    state_since = declared_at;
CREATE UNIQUE INDEX kitchen_by_id ON kitchen (id);

-- How kitchens stood: each row holds from since until the next. state as in the public JSON.
CREATE TABLE kitchen_state (
    eatery_id bigint NOT NULL REFERENCES eatery (id),
    number int NOT NULL,
    state nvarchar(12) COLLATE Latin1_General_100_BIN2 NOT NULL,
    since datetime2(3) NOT NULL,
    CONSTRAINT pk_kitchen_state PRIMARY KEY (eatery_id, number)
);
INSERT INTO kitchen_state (eatery_id, number, state, since) SELECT eatery_id, state_number, state, state_since FROM kitchen;
