-- Filters that officials keep: a page of theirs with what they looked for, under a name of their own.
CREATE TABLE saved_filter (
    id INTEGER NOT NULL PRIMARY KEY,
    account_id INTEGER NOT NULL REFERENCES account (id),
    name TEXT NOT NULL CHECK (length(name) <= 40),
    target TEXT NOT NULL CHECK (length(target) <= 400),
    saved_at TEXT NOT NULL,
    CONSTRAINT saved_filter_name UNIQUE (account_id, name)
) STRICT;

-- Whether an eatery is licensed, and as what, is asked of all eateries of a place at once: by the index alone.
DROP INDEX licence_by_eatery;
CREATE INDEX licence_by_eatery ON licence (eatery_id, status, valid_until, category);

-- When an extract last was about to write to the registry, or had written: whatever becomes of its row, previews of before are
-- no longer true.
ALTER TABLE registry_extract ADD written_at TEXT NULL;
UPDATE registry_extract SET written_at = changed_at
WHERE state IN ('confirmed', 'done') OR (state IN ('stopped', 'failed') AND (preview IS NOT NULL OR source <> 'page'));
