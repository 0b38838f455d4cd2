-- Filters that officials keep: a page of theirs with what they looked for, under a name of their own.
CREATE TABLE saved_filter (
    id bigint NOT NULL PRIMARY KEY,
    account_id bigint NOT NULL REFERENCES account (id),
    name nvarchar(40) NOT NULL,
    target nvarchar(400) COLLATE Latin1_General_100_BIN2 NOT NULL,
    saved_at datetime2(3) NOT NULL,
    CONSTRAINT saved_filter_name UNIQUE (account_id, name)
);

-- Whether an eatery is licensed, and as what, is asked of all eateries of a place at once: by the index alone.
DROP INDEX licence_by_eatery ON licence;
CREATE INDEX licence_by_eatery ON licence (eatery_id, status, valid_until, category);
