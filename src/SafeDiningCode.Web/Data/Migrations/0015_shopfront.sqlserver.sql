-- What an owner says of a shop (店铺资料), shown to diners as it is. hours: as OpeningHours writes them; cuisine and languages:
-- codes of the lists in the rules; photo: an upload of the eatery. revision counts the writes: a form changes what it showed.
CREATE TABLE shop_details (
    eatery_id bigint NOT NULL PRIMARY KEY REFERENCES eatery (id),
    hours nvarchar(400) COLLATE Latin1_General_100_BIN2 NULL,
    phone nvarchar(20) COLLATE Latin1_General_100_BIN2 NULL,
    cuisine nvarchar(20) COLLATE Latin1_General_100_BIN2 NULL,
    languages nvarchar(100) COLLATE Latin1_General_100_BIN2 NULL,
    photo bigint NULL REFERENCES upload (id),
    revision int NOT NULL,
    changed_at datetime2(3) NOT NULL
);

-- Where this registry says otherwise than the last extract, on whose word: owner = 1 the owner's (the sign), else a change
-- that was accepted before the extract has it. registered: what the extract says; kept: what is in force here. licence is
-- empty for a fact of the eatery itself.
CREATE TABLE deviating_fact (
    eatery_id bigint NOT NULL REFERENCES eatery (id),
    licence nvarchar(40) COLLATE Latin1_General_100_BIN2 NOT NULL,
    fact nvarchar(20) COLLATE Latin1_General_100_BIN2 NOT NULL,
    registered nvarchar(400) NULL,
    kept nvarchar(400) NULL,
    owner bit NOT NULL,
    since datetime2(3) NOT NULL,
    CONSTRAINT pk_deviating_fact PRIMARY KEY (eatery_id, licence, fact)
);
