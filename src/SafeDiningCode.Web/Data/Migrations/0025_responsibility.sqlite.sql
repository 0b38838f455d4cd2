-- Which officer answers for an eatery at a level (分级包保): one at a time; a row with ended_at is history.
CREATE TABLE responsibility (
    eatery_id INTEGER NOT NULL REFERENCES eatery (id),
    level TEXT NOT NULL CHECK (length(level) <= 20),
    account_id INTEGER NOT NULL REFERENCES account (id),
    since TEXT NOT NULL,
    ended_at TEXT NULL,
    CONSTRAINT pk_responsibility PRIMARY KEY (eatery_id, level, since, account_id)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX responsibility_now ON responsibility (eatery_id, level) WHERE ended_at IS NULL;
CREATE INDEX responsibility_by_account ON responsibility (account_id, ended_at);

-- Officers' visits (督导), once an eatery, level and period. period: its first month, like 202610; problems: the codes of the
-- items that were not in order, as JSON.
CREATE TABLE supervision (
    eatery_id INTEGER NOT NULL REFERENCES eatery (id),
    level TEXT NOT NULL CHECK (length(level) <= 20),
    period INTEGER NOT NULL,
    account_id INTEGER NOT NULL REFERENCES account (id),
    account_name TEXT NOT NULL,
    done_on INTEGER NOT NULL,
    levels_version INTEGER NOT NULL,
    problems TEXT NOT NULL,
    note TEXT NULL CHECK (length(note) <= 500),
    sent_at TEXT NOT NULL,
    CONSTRAINT pk_supervision PRIMARY KEY (eatery_id, level, period)
) STRICT, WITHOUT ROWID;
CREATE INDEX supervision_by_period ON supervision (level, period);
