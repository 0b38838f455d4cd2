-- Codes that owners had replaced: which one, by which, why. What commands replace is not here: the number that an owner
-- may replace is counted by this.
CREATE TABLE code_replacement (
    serial bigint NOT NULL PRIMARY KEY REFERENCES code_issue (serial),
    next_serial bigint NOT NULL REFERENCES code_issue (serial),
    eatery_id bigint NOT NULL REFERENCES eatery (id),
    account_id bigint NOT NULL,
    reason nvarchar(16) COLLATE Latin1_General_100_BIN2 NOT NULL,
    note nvarchar(200) NULL,
    replaced_at datetime2(3) NOT NULL
);
CREATE INDEX code_replacement_by_eatery ON code_replacement (eatery_id, replaced_at);
