-- The day of a licence's first issue where it was renewed since; null where issued_on says it.
ALTER TABLE licence ADD COLUMN first_issued_on INTEGER NULL;

-- The visit that was the re-inspection; null where none has been published yet.
ALTER TABLE inspection_appeal ADD COLUMN reinspected_by INTEGER NULL;
CREATE INDEX inspection_appeal_by_visit_day ON inspection_appeal (visit_on);

-- The day on which the authority withdrew the problem of a failure; null where it did not.
ALTER TABLE inspection_failure ADD COLUMN withdrawn_on INTEGER NULL;

-- The day on which so many diners had said no that the problem opens again on the next morning; null where they have not.
ALTER TABLE mended_question ADD COLUMN denied_on INTEGER NULL;
CREATE INDEX rectification_by_look_back ON rectification (look_back_on);

-- The codes of what was put right while the officer was there, as JSON; null in visits from before it was asked.
ALTER TABLE supervision ADD COLUMN mended TEXT NULL;

-- Why an officer's answering for an eatery was ended without another's beginning; null where another took over.
ALTER TABLE responsibility ADD COLUMN end_reason TEXT NULL CHECK (length(end_reason) <= 200);
