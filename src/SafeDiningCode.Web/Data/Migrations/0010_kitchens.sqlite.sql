-- Open kitchens that are declared by their owners, heard of from video platforms, and have a history. id is the name that
-- a platform knows a kitchen by. declared_by: registry or owner; what the owner has said, an import leaves alone. A
-- declaration taken back stays with withdrawn_at. state is that of the newest row of its history, whose number is
-- state_number; revision counts all writes, so that two instances never write over one another.
ALTER TABLE kitchen ADD COLUMN id TEXT NOT NULL DEFAULT '';
ALTER TABLE kitchen ADD COLUMN declared_by TEXT NOT NULL DEFAULT 'registry';
ALTER TABLE kitchen ADD COLUMN viewing TEXT NULL CHECK (length(viewing) <= 400);
ALTER TABLE kitchen ADD COLUMN withdrawn_at TEXT NULL;
ALTER TABLE kitchen ADD COLUMN state TEXT NOT NULL DEFAULT 'pending';
ALTER TABLE kitchen ADD COLUMN state_since TEXT NOT NULL DEFAULT '2024-01-01T00:00:00.000';
ALTER TABLE kitchen ADD COLUMN state_number INTEGER NOT NULL DEFAULT 1;
ALTER TABLE kitchen ADD COLUMN revision INTEGER NOT NULL DEFAULT 1;

-- What was heard so far is written into the states by the first look at them.
UPDATE kitchen
SET id = 'K' || substr(hex(randomblob(6)), 1, 12),
    state = CASE WHEN kind IN ('video', 'network') THEN 'pending' ELSE 'active' END,
    state_since = declared_at;
CREATE UNIQUE INDEX kitchen_by_id ON kitchen (id);

-- How kitchens stood: each row holds from since until the next. state as in the public JSON.
CREATE TABLE kitchen_state (
    eatery_id INTEGER NOT NULL REFERENCES eatery (id),
    number INTEGER NOT NULL,
    state TEXT NOT NULL,
    since TEXT NOT NULL,
    CONSTRAINT pk_kitchen_state PRIMARY KEY (eatery_id, number)
) STRICT, WITHOUT ROWID;
INSERT INTO kitchen_state (eatery_id, number, state, since) SELECT eatery_id, state_number, state, state_since FROM kitchen;
