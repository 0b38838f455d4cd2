-- What an owner says of a shop (店铺资料), shown to diners as it is. hours: as OpeningHours writes them; cuisine and languages:
-- codes of the lists in the rules; photo: an upload of the eatery. revision counts the writes: a form changes what it showed.
CREATE TABLE shop_details (
    eatery_id INTEGER NOT NULL PRIMARY KEY REFERENCES eatery (id),
    hours TEXT NULL CHECK (length(hours) <= 400),
    phone TEXT NULL CHECK (length(phone) <= 20),
    cuisine TEXT NULL CHECK (length(cuisine) <= 20),
    languages TEXT NULL CHECK (length(languages) <= 100),
    photo INTEGER NULL REFERENCES upload (id),
    revision INTEGER NOT NULL,
    changed_at TEXT NOT NULL
) STRICT;

-- Where this registry says otherwise than the last extract, on whose word: owner = 1 the owner's (the sign), else a change
-- that was accepted before the extract has it. registered: what the extract says; kept: what is in force here. licence is
-- empty for a fact of the eatery itself.
CREATE TABLE deviating_fact (
    eatery_id INTEGER NOT NULL REFERENCES eatery (id),
    licence TEXT NOT NULL CHECK (length(licence) <= 40),
    fact TEXT NOT NULL CHECK (length(fact) <= 20),
    registered TEXT NULL CHECK (length(registered) <= 400),
    kept TEXT NULL CHECK (length(kept) <= 400),
    owner INTEGER NOT NULL CHECK (owner IN (0, 1)),
    since TEXT NOT NULL,
    CONSTRAINT pk_deviating_fact PRIMARY KEY (eatery_id, licence, fact)
) STRICT, WITHOUT ROWID;
