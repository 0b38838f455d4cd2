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

-- When an extract last was about to write to the registry, or had written: whatever becomes of its row, previews of before are
-- no longer true.
ALTER TABLE registry_extract ADD written_at datetime2(3) NULL;
GO
UPDATE registry_extract SET written_at = changed_at
WHERE state IN ('confirmed', 'done') OR (state IN ('stopped', 'failed') AND (preview IS NOT NULL OR source <> 'page'));
