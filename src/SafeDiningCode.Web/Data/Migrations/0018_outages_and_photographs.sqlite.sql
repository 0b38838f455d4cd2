-- Outages of open kitchens of which owners were told: number is the row of the kitchen's history with which it began.
CREATE TABLE kitchen_outage (
    eatery_id INTEGER NOT NULL REFERENCES eatery (id),
    number INTEGER NOT NULL,
    since TEXT NOT NULL,
    told_at TEXT NOT NULL,
    CONSTRAINT pk_kitchen_outage PRIMARY KEY (eatery_id, number)
) STRICT, WITHOUT ROWID;

-- The photograph of a health certificate: seen by the owner and by officials of the place, never public.
ALTER TABLE staff_member ADD COLUMN photo_id INTEGER NULL REFERENCES upload (id);
