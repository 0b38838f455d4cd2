-- Codes that owners had replaced: which one, by which, why. What commands replace is not here: the number that an owner
-- may replace is counted by this.
CREATE TABLE code_replacement (
    serial INTEGER NOT NULL PRIMARY KEY REFERENCES code_issue (serial),
    next_serial INTEGER NOT NULL REFERENCES code_issue (serial),
    eatery_id INTEGER NOT NULL REFERENCES eatery (id),
    account_id INTEGER NOT NULL,
    reason TEXT NOT NULL,
    note TEXT NULL CHECK (length(note) <= 200),
    replaced_at TEXT NOT NULL
) STRICT;
CREATE INDEX code_replacement_by_eatery ON code_replacement (eatery_id, replaced_at);
