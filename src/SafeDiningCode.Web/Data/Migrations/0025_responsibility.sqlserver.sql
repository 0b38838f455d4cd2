-- Which officer answers for an eatery at a level (分级包保): one at a time; a row with ended_at is history.
CREATE TABLE responsibility (
    eatery_id bigint NOT NULL REFERENCES eatery (id),
    level nvarchar(20) COLLATE Latin1_General_100_BIN2 NOT NULL,
    account_id bigint NOT NULL REFERENCES account (id),
    since datetime2(3) NOT NULL,
    ended_at datetime2(3) NULL,
    CONSTRAINT pk_responsibility PRIMARY KEY (eatery_id, level, since, account_id)
);
CREATE UNIQUE INDEX responsibility_now ON responsibility (eatery_id, level) WHERE ended_at IS NULL;
CREATE INDEX responsibility_by_account ON responsibility (account_id, ended_at);

-- Officers' visits (督导), once an eatery, level and period. period: its first month, like 202610; problems: the codes of the
-- items that were not in order, as JSON.
CREATE TABLE supervision (
    eatery_id bigint NOT NULL REFERENCES eatery (id),
    level nvarchar(20) COLLATE Latin1_General_100_BIN2 NOT NULL,
    period int NOT NULL,
    account_id bigint NOT NULL REFERENCES account (id),
    account_name nvarchar(80) NOT NULL,
    done_on int NOT NULL,
    levels_version int NOT NULL,
    problems nvarchar(400) NOT NULL,
    note nvarchar(500) NULL,
    sent_at datetime2(3) NOT NULL,
    CONSTRAINT pk_supervision PRIMARY KEY (eatery_id, level, period)
);
CREATE INDEX supervision_by_period ON supervision (level, period);
