-- Staff and their health certificates (健康证). Names are personal data: seen by the owner and by regulators of the place.
CREATE TABLE staff_member (
    id INTEGER NOT NULL PRIMARY KEY,
    eatery_id INTEGER NOT NULL REFERENCES eatery (id),
    name TEXT NOT NULL CHECK (length(name) <= 40),
    post TEXT NOT NULL CHECK (length(post) <= 20),
    certificate TEXT NULL CHECK (length(certificate) <= 40),
    issued_on INTEGER NOT NULL,
    valid_until INTEGER NOT NULL,
    added_at TEXT NOT NULL,
    left_at TEXT NULL
) STRICT;
CREATE INDEX staff_member_by_eatery ON staff_member (eatery_id, left_at, valid_until);
CREATE INDEX staff_member_by_end ON staff_member (left_at, valid_until);

-- Reminders sent, once for each certificate and number of days before its end.
CREATE TABLE staff_reminder (
    member_id INTEGER NOT NULL REFERENCES staff_member (id),
    valid_until INTEGER NOT NULL,
    days INTEGER NOT NULL,
    sent_at TEXT NOT NULL,
    CONSTRAINT pk_staff_reminder PRIMARY KEY (member_id, valid_until, days)
) STRICT, WITHOUT ROWID;
