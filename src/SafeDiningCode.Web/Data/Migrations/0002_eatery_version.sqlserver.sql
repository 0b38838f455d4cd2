-- How often what a profile shows of an eatery has changed: copies say which version they are.
ALTER TABLE eatery ADD version bigint NOT NULL DEFAULT 0;

-- A JSON array beside that of the eateries: the version that each has reached. NULL where an older release wrote the row.
ALTER TABLE change_log ADD versions nvarchar(max) NULL;
